// What differs between training and evaluating: the tape's mode, the buffers that a step writes, random
// draws.
#include <doctest/doctest.h>

#include "files/temporary_folder.hpp"
#include "minirl/autodiff/arithmetic.hpp"
#include "minirl/autodiff/reductions.hpp"
#include "minirl/core/errors.hpp"
#include "minirl/core/rng.hpp"
#include "minirl/nn/batch_norm.hpp"
#include "minirl/nn/dense.hpp"
#include "minirl/nn/dropout.hpp"
#include "minirl/nn/save.hpp"
#include "minirl/nn/sequential.hpp"
#include "minirl/nn/soft_update.hpp"
#include "minirl/optim/adam.hpp"
#include "minirl/optim/rmsprop.hpp"
#include "minirl/optim/sgd.hpp"

using namespace minirl;

namespace {

// A layer that remembers the sum of what it was given in training: running = running + sum(x).
struct Counting {
  Var operator()(Var x) const {
    if (x.mode() == Mode::train) *x.next_value(total).data += sum(x).item();
    return x * x.watch(weight);
  }
  void visit(Visitor& v) { v.buffer("total", total), v("weight", weight, {Initialiser::Draw::constant, 1}); }
  Tensor weight = Tensor::declared({}), total = Tensor::declared({});
};

Counting counting() {
  Counting layer;
  initialise(layer, Rng(0));
  return layer;
}

Gradients gradients_after(const Counting& layer, std::initializer_list<Scalar> inputs) {
  GradientTape tape;
  Var loss = tape.constant(Scalar{0});
  for (const Scalar x : inputs) loss = loss + layer(tape.constant(x));
  return tape.gradient(loss, layer);
}

std::vector<std::string> tensor_names(const Sequential& net) {
  std::vector<std::string> names;
  for_each_named_tensor(
      net, [&](const std::string& name, const Tensor&, const Initialiser&) { names.push_back(name); });
  return names;
}

}  // namespace

TEST_CASE("mode: a tape trains unless it is told to evaluate, predict evaluates") {
  const Tensor x = Tensor::vector({1});
  GradientTape tape, evaluating(Mode::evaluate);
  CHECK(tape.constant(x).mode() == Mode::train);
  CHECK(evaluating.constant(x).mode() == Mode::evaluate);
  Mode seen = Mode::train;
  predict([&](Var v) { return seen = v.mode(), v; }, x);
  CHECK(seen == Mode::evaluate);
  CHECK(GradientTape().constant(x).mode() == Mode::train);  // the memory of an evaluating tape is used again
}

TEST_CASE("predict: of several inputs each becomes a Var") {
  const auto difference = [](Var a, Var b) { return a - b; };
  CHECK(predict(difference, Tensor::vector({5}), Tensor::vector({3})) == Tensor::vector({2}));
}

TEST_CASE("buffers: counted apart, but named, initialised and copied like parameters") {
  Sequential net = sequential(Dense(2, 3), BatchNorm(3));
  CHECK(parameter_count(net) == 2 * 3 + 3 + 3 + 3);
  CHECK(tensor_names(net) == std::vector<std::string>{"0.weight", "0.bias", "1.weight", "1.bias",
                                                      "1.running_mean", "1.running_var"});
  initialise(net, Rng(1));
  std::vector<Tensor> buffers;
  for_each_tensor(net, [&](const Tensor& t, Kind kind) {
    if (kind == Kind::buffer) buffers.push_back(t);
  });
  CHECK(buffers == std::vector<Tensor>{Tensor({3}, 0), Tensor({3}, 1)});
}

TEST_CASE("buffers: a forward pass leaves them alone, a step writes them") {
  const auto check = [](auto optimiser) {
    Counting layer = counting();
    const Gradients g = gradients_after(layer, {3});
    CHECK(layer.total.item() == 0);
    optimiser.step(layer, g);
    CHECK(layer.total.item() == 3);
    optimiser.step(layer, gradients_after(layer, {4}));
    CHECK(layer.total.item() == 7);
  };
  check(Sgd());
  check(Adam());
  check(Rmsprop());
}

TEST_CASE("buffers: a layer used twice on one tape goes on from its first result") {
  Counting layer = counting();
  const Gradients g = gradients_after(layer, {1, 10, 100});
  REQUIRE(g.buffers().size() == 1);
  CHECK(g.buffers()[0].item() == 111);
  CHECK(g.size() == 1);
  CHECK(g[0].item() == 111);  // d sum(w x) / dw
}

TEST_CASE("buffers: without a forward pass in training they stay as they are") {
  Counting layer = counting(), other = counting();
  layer.total = Tensor::scalar(5);
  GradientTape evaluating(Mode::evaluate);
  Sgd sgd;
  sgd.step(layer, evaluating.gradient(layer(evaluating.constant(Scalar{3})), layer));
  CHECK(layer.total.item() == 5);
  predict(layer, Tensor::scalar(3));
  GradientTape tape;
  sgd.step(layer, tape.gradient(other(tape.constant(Scalar{3})), layer));  // another layer was used
  CHECK(layer.total.item() == 5);
}

TEST_CASE("buffers: the gradient may be asked for twice, and a cleared tape starts again") {
  const Counting layer = counting();
  GradientTape tape;
  const Var y = layer(tape.constant(Scalar{3}));
  CHECK(tape.gradient(y, layer).buffers()[0].item() == 3);
  CHECK(tape.gradient(y, layer).buffers()[0].item() == 3);
  tape.clear();
  CHECK(tape.gradient(layer(tape.constant(Scalar{4})), layer).buffers()[0].item() == 4);
}

TEST_CASE("buffers: one that changed between forward and gradient is noticed") {
  Counting layer = counting();
  GradientTape tape;
  const Var y = layer(tape.constant(Scalar{3}));
  layer.total = Tensor::scalar(1);
  CHECK_THROWS_WITH_AS(
      static_cast<void>(tape.gradient(y, layer)),
      "gradient: a buffer of shape [] was changed or destroyed after its layer was used on this tape; "
      "take the gradient first",
      StateError);
  const Counting unset;
  CHECK_THROWS_AS(static_cast<void>(unset(tape.constant(Scalar{3}))), StateError);
}

TEST_CASE("gradients: adding keeps the later buffers, scaling leaves them") {
  const Counting layer = counting();
  Gradients g = gradients_after(layer, {1});
  g += gradients_after(layer, {2});
  CHECK(g.buffers()[0].item() == 2);
  CHECK((Scalar{10} * g).buffers()[0].item() == 2);
  Gradients none;
  none += g;
  CHECK(none.buffers()[0].item() == 2);
  GradientTape evaluating(Mode::evaluate);
  g += evaluating.gradient(layer(evaluating.constant(Scalar{7})), layer);
  CHECK(g.buffers()[0].item() == 2);
  CHECK(g[0].item() == 1 + 2 + 7);
}

TEST_CASE(
    "optimisers: buffers of another network are refused and nothing changes; gradients by hand have none") {
  Counting layer = counting();
  Gradients g;
  g.push_back(Tensor::scalar(1));
  Sgd sgd({.learning_rate = 1});
  sgd.step(layer, g);
  CHECK(layer.weight.item() == 0);
  g.push_back_buffer(Tensor({2}));
  CHECK_THROWS_WITH_AS(sgd.step(layer, g),
                       "sgd: buffer 0 is [], its next value [2]; take the gradients of this network",
                       ShapeError);
  CHECK(layer.weight.item() == 0);
  Gradients two = gradients_after(layer, {1});
  two.push_back_buffer(Tensor::scalar(1));
  CHECK_THROWS_AS(sgd.step(layer, two), ShapeError);
  CHECK_THROWS_AS(two += gradients_after(layer, {1}), ShapeError);
}

TEST_CASE("save and load: buffers, too") {
  const TemporaryFolder folder;
  Sequential net = sequential(Dense(2, 3), BatchNorm(3)), other = net;
  initialise(net, Rng(1)), initialise(other, Rng(2));
  GradientTape tape;
  Adam adam;
  adam.step(net, tape.gradient(sum(net(tape.constant(Tensor::matrix({{1, 2}, {3, 5}})))), net));
  CHECK_FALSE(same_numbers(net, other));
  save(folder / "net.safetensors", net);
  load(folder / "net.safetensors", other);
  CHECK(same_numbers(net, other));

  Sequential plain = sequential(Dense(2, 3));  // a file with buffers does not fit
  initialise(plain, Rng(0));
  CHECK_THROWS_AS(load(folder / "net.safetensors", plain), IoError);
}

TEST_CASE("soft_update: parameters and buffers are blended") {
  Counting target = counting(), source = counting();
  source.weight = Tensor::scalar(5), source.total = Tensor::scalar(8);
  soft_update(target, source, Scalar(0.25));
  CHECK(target.weight.item() == 2);
  CHECK(target.total.item() == 2);
  CHECK(source.total.item() == 8);
}

TEST_CASE("soft_update: tau 1 copies exactly") {
  Sequential source = sequential(Dense(5, 4), BatchNorm(4)), target = source;
  initialise(source, Rng(1)), initialise(target, Rng(2));
  soft_update(target, source, 1);
  CHECK(same_numbers(target, source));
  const Sequential copy = source;
  CHECK(same_numbers(copy, source));
  for_each_tensor(source, [](Tensor& t, Kind kind) {
    if (kind == Kind::buffer) t[0] += 1;
  });
  CHECK_FALSE(same_numbers(copy, source));
}

TEST_CASE("soft_update: what cannot be is refused, and nothing changes") {
  Sequential net = sequential(Dense(2, 3), Dense(3, 1)), wide = sequential(Dense(2, 3), Dense(3, 2)),
             longer = sequential(Dense(2, 3), Dense(3, 1), BatchNorm(1)),
             unset = sequential(Dense(2, 3), Dense(3, 1));
  for (Sequential* n : {&net, &wide, &longer}) initialise(*n, Rng(n == &net ? 1 : 2));
  const Sequential before = net;
  for (const Scalar tau : {Scalar{0}, Scalar(-0.1), Scalar(1.5), std::numeric_limits<Scalar>::quiet_NaN()})
    CHECK_THROWS_AS(soft_update(net, wide, tau), ConfigError);
  CHECK_THROWS_WITH_AS(soft_update(net, wide, 1),
                       "soft_update: tensor 2 of the target is [3, 1], of the source [3, 2]", ShapeError);
  CHECK_THROWS_AS(soft_update(net, longer, 1), ShapeError);
  CHECK_THROWS_AS(soft_update(net, unset, 1), StateError);
  CHECK(same_numbers(net, before));
}

TEST_CASE("dropout: drops at its rate while training and keeps the mean, passes everything on otherwise") {
  const Dropout layer(0.25);
  const Tensor x({100, 100}, 3);
  CHECK(predict(layer, x) == x);
  Rng rng(0);
  GradientTape tape;
  tape.draw_from(rng);
  const Var input = tape.watch(x), y = layer(input);
  const Tensor value = y.value(), slope = tape.gradient(sum(y), input);
  int dropped = 0;
  for (int i = 0; i < value.size(); ++i) {
    dropped += value[i] == 0;
    CHECK((value[i] == 0 || value[i] == doctest::Approx(4)));
    CHECK(slope[i] == doctest::Approx(value[i] / 3));
  }
  CHECK(std::abs(dropped - 2500) < 3 * std::sqrt(10000 * 0.25 * 0.75));
  CHECK(layer(input).value() != value);  // other draws
  const Dropout none(0);
  CHECK(none(input).value() == x);
}

TEST_CASE("dropout: needs something to draw from, and a rate below 1") {
  GradientTape tape;
  const Var x = tape.constant(Tensor({2}));
  CHECK_THROWS_WITH_AS(Dropout(0.5)(x),
                       "Dropout: draws random numbers while training; call tape.draw_from(rng) first",
                       StateError);
  CHECK_THROWS_AS(Dropout(1), ConfigError);
  CHECK_THROWS_AS(Dropout(-0.1), ConfigError);
  Rng rng(0);
  tape.draw_from(rng);
  CHECK_NOTHROW(static_cast<void>(Dropout(0.5)(x)));
}
