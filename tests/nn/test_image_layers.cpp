#include <doctest/doctest.h>

#include <cmath>

#include "minirl/autodiff/arithmetic.hpp"
#include "minirl/autodiff/gradcheck.hpp"
#include "minirl/autodiff/reductions.hpp"
#include "minirl/core/errors.hpp"
#include "minirl/nn/activations.hpp"
#include "minirl/nn/conv2d.hpp"
#include "minirl/nn/dense.hpp"
#include "minirl/nn/flatten.hpp"
#include "minirl/nn/losses.hpp"
#include "minirl/nn/pooling.hpp"
#include "minirl/nn/sequential.hpp"

using namespace minirl;

namespace {

Tensor counted(const Shape& shape) {
  Tensor t(shape);
  for (int i = 0; i < t.size(); ++i) t[i] = static_cast<Scalar>(i);
  return t;
}

Scalar largest_magnitude(const Tensor& t) {
  Scalar most = 0;
  for (const Scalar value : t) most = std::max(most, std::fabs(value));
  return most;
}

}  // namespace

TEST_CASE("conv2d layer: kernel, stride and padding as they are written") {
  const Conv2d square(1, 32, {.kernel = 9, .stride = 4});
  CHECK(square.weight.shape() == Shape{9, 9, 1, 32});
  CHECK(square.bias.shape() == Shape{32});
  CHECK((square.slide.stride == Extent2d(4, 4) && square.slide.padding == Padding(0)));
  const Conv2d oblong(2, 3, {.kernel = {3, 5}, .stride = {2, 1}, .padding = {1, 2}});
  CHECK(oblong.weight.shape() == Shape{3, 5, 2, 3});
  CHECK((oblong.slide.stride == Extent2d(2, 1) && oblong.slide.padding == Padding(1, 2)));
  const Conv2d kept(2, 3, {.kernel = 3, .padding = same});
  CHECK((kept.slide.stride == Extent2d(1) && kept.slide.padding == same));
}

TEST_CASE("conv2d layer: what it computes, its names and its gradient's path through sequential") {
  Sequential net = sequential(Conv2d(1, 1, {.kernel = 2}), Relu{}, Flatten{}, Dense(2, 1));
  std::vector<std::string> names;
  for_each_named_parameter(net, [&](const std::string& name, Tensor& t, const Initialiser&) {
    names.push_back(name);
    t = Tensor(t.shape(), 1);
  });
  CHECK(names == std::vector<std::string>{"0.weight", "0.bias", "3.weight", "3.bias"});
  const Tensor x({1, 2, 3, 1}, {1, 2, 3, 4, 5, 6});
  CHECK(predict(net, x) == Tensor({1, 1}, {13 + 17 + 1}));
  GradientTape tape;
  const Gradients g = tape.gradient(sum(net(tape.constant(x))), net);
  CHECK(g[0] == Tensor({2, 2, 1, 1}, {3, 5, 9, 11}));
  CHECK(g[1] == Tensor::vector({2}));
}

TEST_CASE("conv2d layer: a policy for Pong has 46518 parameters, the network of Mnih et al. 1687206") {
  const Sequential pong =
      sequential(Conv2d(1, 32, {.kernel = 9, .stride = 4}), Relu{},
                 Conv2d(32, 16, {.kernel = 9, .stride = 2}), Relu{}, Flatten{}, Dense(400, 6));
  CHECK(parameter_count(pong) == 46518);
  const Sequential nature = sequential(
      Conv2d(4, 32, {.kernel = 8, .stride = 4}), Relu{}, Conv2d(32, 64, {.kernel = 4, .stride = 2}), Relu{},
      Conv2d(64, 64, {.kernel = 3}), Relu{}, Flatten{}, Dense(3136, 512), Relu{}, Dense(512, 6));
  CHECK(parameter_count(nature) == 1687206);
}

TEST_CASE("conv2d layer: a unit's inputs are a whole window, its outputs a window for each channel") {
  Conv2d glorot(10, 20, {.kernel = {3, 5}}), he(10, 20, {.kernel = {3, 5}}, he_uniform);
  Conv2d torch(10, 20, {.kernel = {3, 5}}, torch_uniform);
  for (Conv2d* layer : {&glorot, &he, &torch}) initialise(*layer, Rng(1).stream("layer"));
  const auto check_limit = [](const Tensor& t, double limit, double share) {
    CHECK(largest_magnitude(t) <= limit);
    CHECK(largest_magnitude(t) > share * limit);
  };
  check_limit(glorot.weight, std::sqrt(6.0 / (15 * 10 + 15 * 20)), 0.99);
  check_limit(he.weight, std::sqrt(6.0 / (15 * 10)), 0.99);
  check_limit(torch.weight, 1 / std::sqrt(15.0 * 10), 0.99);
  check_limit(torch.bias, 1 / std::sqrt(15.0 * 10), 0.5);  // PyTorch draws biases, too
  CHECK(he.bias == Tensor({20}));
}

TEST_CASE("conv2d layer: used before it was initialised, on other images, with extents that cannot be") {
  Conv2d layer(3, 2, {.kernel = 3});
  CHECK_THROWS_AS(predict(layer, Tensor({1, 8, 8, 3})), StateError);
  initialise(layer, Rng(0));
  CHECK_THROWS_AS(predict(layer, Tensor({1, 3, 8, 8})), ShapeError);  // channels first
  CHECK_THROWS_AS(predict(layer, Tensor({1, 2, 8, 3})), ShapeError);
  CHECK_THROWS_WITH_AS(Conv2d(0, 2, {.kernel = 3}),
                       "Conv2d: needs at least one channel in and out, not 0 and 2", ConfigError);
  CHECK_THROWS_AS(Conv2d(1, 2, {.kernel = {3, 0}}), ConfigError);
  CHECK_THROWS_AS(Conv2d(1, 2, {.kernel = 3, .stride = 0}), ConfigError);
  CHECK_THROWS_WITH_AS(Conv2d(1, 2, {.kernel = 3, .padding = -1}),
                       "Conv2d: the padding is -1 x -1, it cannot be negative", ConfigError);
}

TEST_CASE("pooling layers: by hand") {
  const Tensor x = counted({1, 2, 4, 2});
  CHECK(predict(MaxPool2d({.kernel = 2}), x) == Tensor({1, 1, 2, 2}, {10, 11, 14, 15}));
  CHECK(predict(AvgPool2d({.kernel = 2}), x) == Tensor({1, 1, 2, 2}, {5, 6, 9, 10}));
  CHECK(predict(AvgPool2d({.kernel = {1, 3}, .padding = same}, PaddedZeros::ignored), x)[0] == 1);
  CHECK(predict(GlobalAveragePool{}, x) == Tensor({1, 2}, {7, 8}));
  CHECK_THROWS_AS(predict(GlobalAveragePool{}, Tensor({2, 3})), ShapeError);
}

TEST_CASE("flatten: rows in the order height, width, channel") {
  const Tensor x = counted({2, 2, 1, 3});
  CHECK(predict(Flatten{}, x) == counted({2, 6}));
  CHECK(predict(Flatten{}, Tensor({3})).shape() == Shape{3, 1});
  CHECK(predict(Flatten{}, Tensor({0, 2, 2, 2})).shape() == Shape{0, 8});
  CHECK_THROWS_AS(predict(Flatten{}, Tensor::scalar(1)), ShapeError);
}

TEST_CASE("gradcheck: a network of convolutions and pooling" * doctest::skip(sizeof(Scalar) == 4)) {
  Sequential net = sequential(Conv2d(2, 4, {.kernel = 3, .padding = same}), Elu{}, MaxPool2d({.kernel = 2}),
                              Conv2d(4, 3, {.kernel = {2, 3}, .stride = {1, 2}, .padding = {0, 1}}), Tanh{},
                              AvgPool2d({.kernel = 2, .stride = 1}), Flatten{}, Dense(3, 2));
  initialise(net, Rng(4).stream("net"));
  Tensor x({3, 6, 6, 2});
  Rng rng(5);
  for (Scalar& value : x) value = static_cast<Scalar>(rng.uniform(-1, 1));
  const Gradcheck result = gradcheck(net, [&](GradientTape& tape, const Sequential& n) {
    return cross_entropy(n(tape.constant(x)), {0, 1, 1});
  });
  CHECK(result.checked == parameter_count(net));
  CHECK_MESSAGE(result.worst_error < 1e-6, result.text());
}
