#include <doctest/doctest.h>

#include "minirl/autodiff/indexing.hpp"
#include "minirl/core/errors.hpp"
#include "minirl/nn/activations.hpp"
#include "minirl/nn/dense.hpp"
#include "minirl/nn/losses.hpp"
#include "minirl/nn/sequential.hpp"

using namespace minirl;

namespace {

std::vector<std::string> names_of(const Sequential& net) {
  std::vector<std::string> names;
  for_each_named_parameter(
      net, [&](const std::string& name, const Tensor&, const Initialiser&) { names.push_back(name); });
  return names;
}

}  // namespace

TEST_CASE("dense: y = x w + b") {
  Dense layer(2, 1);
  layer.weight = Tensor::matrix({{2}, {3}});
  layer.bias = Tensor::vector({10});
  CHECK(predict(layer, Tensor::matrix({{1, 1}, {0, 2}})) == Tensor::matrix({{15}, {16}}));
}

TEST_CASE("dense: used before it was initialised, with a wrong input, with wrong extents") {
  Dense layer(4, 2);
  CHECK_THROWS_WITH_AS(
      predict(layer, Tensor({1, 4})),
      "a parameter of shape [4, 2] has no values yet; call initialise(network, rng.stream(name)) "
      "or load(path, network) first",
      StateError);
  initialise(layer, Rng(0));
  CHECK_THROWS_WITH_AS(predict(layer, Tensor({1, 3})),
                       "linear: inner extents differ: a is [1, 3], b is [4, 2]", ShapeError);
  CHECK_THROWS_AS(Dense(0, 2), ConfigError);
}

TEST_CASE("sequential: names, counts, and a copy that is its own") {
  Sequential net = sequential(Dense(4, 64), Relu{}, Dense(64, 2));
  CHECK(names_of(net) == std::vector<std::string>{"0.weight", "0.bias", "2.weight", "2.bias"});
  CHECK(parameter_count(net) == 4 * 64 + 64 + 64 * 2 + 2);
  initialise(net, Rng(0).stream("net"));
  Sequential copy = net;
  const Tensor x({1, 4}, 1);
  CHECK(predict(copy, x) == predict(net, x));
  for_each_parameter(copy, [](Tensor& t) { t = Tensor(t.shape()); });
  CHECK(predict(copy, x) == Tensor({1, 2}));
  CHECK(predict(net, x) != Tensor({1, 2}));
}

TEST_CASE("sequential: inside another, names are joined") {
  const Sequential net = sequential(sequential(Dense(1, 2), Tanh{}), Sequential{}, Dense(2, 1));
  CHECK(names_of(net) == std::vector<std::string>{"0.0.weight", "0.0.bias", "2.weight", "2.bias"});
}

TEST_CASE("activations: by hand") {
  const Tensor x = Tensor::matrix({{-1, 0, 2}});
  CHECK(predict(Relu{}, x) == Tensor::matrix({{0, 0, 2}}));
  const Tensor e = predict(Elu{}, x);
  CHECK(e[0] == doctest::Approx(-0.6321206));
  CHECK(e[2] == 2);
  CHECK(predict(Elu{Scalar(0.5)}, x)[0] == doctest::Approx(-0.3160603));
  CHECK(predict(LeakyRelu{}, x) == Tensor::matrix({{Scalar(-0.01), 0, 2}}));
  CHECK(predict(LeakyRelu{Scalar(0.5)}, x) == Tensor::matrix({{Scalar(-0.5), 0, 2}}));
  CHECK(predict(Silu{}, x)[0] == doctest::Approx(-0.2689414));  // -sigmoid(-1)
  CHECK(predict(Gelu{}, x)[2] == doctest::Approx(1.9544997));   // 2 P(z <= 2)
  CHECK(predict(Softplus{}, x)[1] == doctest::Approx(0.6931472));
  CHECK(predict(Softmax{}, Tensor::matrix({{0, 0}, {50, 50}})) == Tensor({2, 2}, Scalar(0.5)));
  CHECK(predict(Tanh{}, x)[2] == doctest::Approx(0.9640276));
  CHECK(predict(Sigmoid{}, x)[1] == Scalar(0.5));
}

TEST_CASE("initialise: within the rule's bounds, a stream for each name") {
  Sequential net = sequential(Dense(100, 50), Dense(50, 3, he_uniform), Dense(3, 2, torch_uniform));
  initialise(net, Rng(7).stream("net"));
  std::vector<std::pair<Scalar, Scalar>> range;
  for_each_parameter(net, [&](const Tensor& t) {
    const auto [low, high] = std::minmax_element(t.begin(), t.end());
    range.emplace_back(*low, *high);
  });
  const double glorot = std::sqrt(6.0 / 150), he = std::sqrt(6.0 / 50), torch = 1 / std::sqrt(3.0);
  CHECK(range[0].first >= -glorot);
  CHECK(range[0].first < -0.99 * glorot);  // 5000 draws come close to the bound
  CHECK(range[0].second <= glorot);
  CHECK(range[1] == std::pair<Scalar, Scalar>{0, 0});
  CHECK(range[2].second <= he);
  CHECK(range[2].second > 0.8 * he);
  CHECK(range[5].first != 0);  // PyTorch draws biases, too
  CHECK(std::abs(range[5].second) <= torch);

  Sequential longer =
      sequential(Dense(100, 50), Dense(50, 3, he_uniform), Dense(3, 2, torch_uniform), Dense(2, 2));
  initialise(longer, Rng(7).stream("net"));
  std::vector<Tensor> a, b;
  for_each_parameter(net, [&](const Tensor& t) { a.push_back(t); });
  for_each_parameter(longer, [&](const Tensor& t) { b.push_back(t); });
  CHECK(std::equal(a.begin(), a.end(), b.begin()));
}

TEST_CASE("losses: by hand") {
  GradientTape tape;
  const Var p = tape.constant(Tensor::vector({1, 5}));
  const Tensor t = Tensor::vector({2, 2});
  CHECK(mse(p, t).item() == 5);
  CHECK(mse(p, t, Reduction::sum).item() == 10);
  CHECK(mse(p, t, Reduction::none).value() == Tensor::vector({1, 9}));
  CHECK(l1(p, t).item() == 2);
  CHECK(l1(p, t, Reduction::none).value() == Tensor::vector({1, 3}));
  CHECK(huber(p, t, 1, Reduction::none).value() == Tensor::vector({Scalar(0.5), Scalar(2.5)}));
  CHECK(bce_with_logits(tape.constant(Tensor::vector({0})), Tensor::vector({1})).item() ==
        doctest::Approx(0.6931472));
  CHECK(bce_with_logits(tape.constant(Tensor::vector({200})), Tensor::vector({0})).item() == 200);
  CHECK(cross_entropy(tape.constant(Tensor({2, 4})), {0, 3}).item() == doctest::Approx(1.3862944));
  const Var logits = tape.constant(Tensor::matrix({{0, 0}, {50, 0}}));
  const Tensor soft = Tensor::matrix({{Scalar(0.3), Scalar(0.7)}, {Scalar(0.5), Scalar(0.5)}});
  CHECK(cross_entropy(logits, soft, Reduction::none).value()[0] == doctest::Approx(0.6931472));
  CHECK(cross_entropy(logits, soft, Reduction::none).value()[1] == 25);
  CHECK(cross_entropy(logits, one_hot({1, 0}, 2)).item() == cross_entropy(logits, {1, 0}).item());
  CHECK_THROWS_AS(cross_entropy(logits, Tensor({2, 3})), ShapeError);
  CHECK_THROWS_AS(l1(p, Tensor({2, 1})), ShapeError);
  CHECK_THROWS_WITH_AS(mse(p, Tensor({2, 1})),
                       "mse: the prediction is [2], the target [2, 1]; they must have the same shape",
                       ShapeError);
  CHECK_THROWS_AS(huber(p, t, 0), ConfigError);
}
