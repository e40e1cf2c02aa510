#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "minirl/core/errors.hpp"
#include "minirl/nn/dense.hpp"
#include "minirl/optim/adagrad.hpp"
#include "minirl/optim/adam.hpp"
#include "minirl/optim/clip.hpp"
#include "minirl/optim/rmsprop.hpp"
#include "minirl/optim/sgd.hpp"

using namespace minirl;

namespace {

// One weight and one bias, both 1.
Dense unit() {
  Dense layer(1, 1);
  layer.weight = Tensor::matrix({{1}});
  layer.bias = Tensor::vector({1});
  return layer;
}

Gradients gradients_of(Scalar weight, Scalar bias) {
  Gradients g;
  g.push_back(Tensor::matrix({{weight}}));
  g.push_back(Tensor::vector({bias}));
  return g;
}

}  // namespace

TEST_CASE("sgd: against the gradient") {
  Dense net = unit();
  Sgd sgd({.learning_rate = Scalar(0.5)});
  sgd.step(net, gradients_of(1, -2));
  CHECK(net.weight[0] == Scalar(0.5));
  CHECK(net.bias[0] == 2);
}

TEST_CASE("sgd: momentum goes on where the gradient has ended") {
  Dense net = unit();
  Sgd sgd({.learning_rate = Scalar(0.5), .momentum = Scalar(0.5)});
  sgd.step(net, gradients_of(1, 0));
  CHECK(net.weight[0] == Scalar(0.5));  // v = 1
  sgd.step(net, gradients_of(0, 0));
  CHECK(net.weight[0] == Scalar(0.25));  // v = 0.5
  CHECK(sgd.velocities()[0][0] == Scalar(0.5));
  CHECK(net.bias[0] == 1);
}

TEST_CASE("sgd: nesterov's first step is 1 + momentum times as long") {
  Dense net = unit();
  Sgd sgd({.learning_rate = Scalar(0.25), .momentum = Scalar(0.5), .nesterov = true});
  sgd.step(net, gradients_of(1, -2));
  CHECK(net.weight[0] == Scalar(1 - 0.25 * 1.5));
  CHECK(net.bias[0] == Scalar(1 + 0.5 * 1.5));
}

TEST_CASE("weight decay: pulls parameters to zero where the gradient is zero") {
  Dense net = unit();
  Sgd({.learning_rate = Scalar(0.5), .weight_decay = Scalar(0.25)}).step(net, gradients_of(0, 0));
  CHECK(net.weight[0] == Scalar(0.875));
  CHECK(net.bias[0] == Scalar(0.875));  // biases too
}

TEST_CASE(
    "weight decay: decoupled it is proportional to the parameter, coupled Adam makes a full step of it") {
  Dense decoupled = unit(), coupled = unit();
  Adam({.learning_rate = Scalar(0.5), .decoupled_weight_decay = 0.25}).step(decoupled, gradients_of(0, 0));
  CHECK(decoupled.weight[0] == Scalar(0.875));
  Adam({.learning_rate = Scalar(0.5), .weight_decay = Scalar(0.25)}).step(coupled, gradients_of(0, 0));
  CHECK(coupled.weight[0] == doctest::Approx(0.5));
}

TEST_CASE("adam: the first step has the length of the learning rate, whatever the gradient's size") {
  Dense net = unit();
  Adam adam({.learning_rate = Scalar(0.1)});
  adam.step(net, gradients_of(1000, Scalar(-0.001)));
  CHECK(net.weight[0] == doctest::Approx(0.9));
  CHECK(net.bias[0] == doctest::Approx(1.1).epsilon(1e-4));
  CHECK(adam.updates() == 1);
}

TEST_CASE("adam: a gradient of zero moves nothing at first") {
  Dense net = unit();
  Adam adam;
  adam.step(net, gradients_of(0, 0));
  CHECK(net.weight[0] == 1);
}

TEST_CASE("rmsprop: the first step is learning_rate g / sqrt((1 - rho) g^2)") {
  Dense net = unit();
  Rmsprop rmsprop({.learning_rate = Scalar(0.1), .rho = Scalar(0.75)});
  rmsprop.step(net, gradients_of(4, 0));
  CHECK(net.weight[0] == doctest::Approx(1 - 0.1 / 0.5));
  CHECK(net.bias[0] == 1);
}

TEST_CASE("rmsprop: centred, a gradient that never changes leaves no negative variance behind") {
  Dense net = unit();
  Rmsprop rmsprop({.learning_rate = Scalar(1e-3), .rho = 0.5, .epsilon = Scalar(0.01), .centred = true});
  for (int i = 0; i < 200; ++i) rmsprop.step(net, gradients_of(Scalar(0.7), Scalar(-0.3)));
  CHECK(net.weight[0] < 0);
  CHECK(net.bias[0] > 2);  // NaN otherwise
}

TEST_CASE("adagrad: steps of equal gradients shrink like 1 / sqrt(t)") {
  Dense net = unit();
  Adagrad adagrad({.learning_rate = 1, .epsilon = 0});
  adagrad.step(net, gradients_of(3, -5));
  CHECK(net.weight[0] == 0);
  CHECK(net.bias[0] == 2);
  for (int i = 0; i < 3; ++i) adagrad.step(net, gradients_of(3, -5));
  CHECK(net.weight[0] == doctest::Approx(-(1 / std::sqrt(2.0) + 1 / std::sqrt(3.0) + 0.5)));
}

TEST_CASE("optimisers: settings that make no sense are refused") {
  CHECK_THROWS_WITH_AS(Adam({.beta1 = 1}), "adam: beta1 is 1, it must be at least 0 and below 1",
                       ConfigError);
  CHECK_THROWS_AS(Adam({.beta2 = -0.1}), ConfigError);
  CHECK_THROWS_AS(Adam({.decoupled_weight_decay = -1}), ConfigError);
  CHECK_THROWS_AS(Rmsprop({.rho = 1.5}), ConfigError);
  CHECK_THROWS_AS(Rmsprop({.momentum = 1}), ConfigError);
  CHECK_THROWS_WITH_AS(Sgd({.weight_decay = -1}), "sgd: weight_decay is -1, it must not be negative",
                       ConfigError);
  CHECK_THROWS_WITH_AS(Sgd({.nesterov = true}),
                       "sgd: nesterov needs momentum and no dampening, they are 0 and 0", ConfigError);
  CHECK_THROWS_AS(Sgd({.momentum = Scalar(0.9), .nesterov = true, .dampening = 0.5}), ConfigError);
  CHECK_THROWS_AS(Adagrad({.initial_sum = -1}), ConfigError);
}

TEST_CASE("optimisers: gradients that are not finite are refused by name, and nothing changes") {
  const Scalar nan = std::numeric_limits<Scalar>::quiet_NaN();
  const auto refuses = [&](auto optimiser, const char* name) {
    Dense net = unit();
    optimiser.step(net, gradients_of(0, 0));
    const std::string expected =
        std::string(name) +
        ": the gradient of bias has 1 of 1 numbers that are not finite, at update 2; a smaller "
        "learning rate or clipping may help";
    CHECK_THROWS_WITH_AS(optimiser.step(net, gradients_of(1, nan)), expected.c_str(), NumericError);
    CHECK(net.weight[0] == 1);
    CHECK(optimiser.updates() == 1);
  };
  refuses(Adam(), "adam");
  refuses(Rmsprop(), "rmsprop");
  refuses(Sgd(), "sgd");
  refuses(Adagrad(), "adagrad");
}

TEST_CASE("optimisers: gradients of another network are refused") {
  Dense net = unit(), wide(1, 2);
  initialise(wide, Rng(0));
  Adam adam;
  Gradients few;
  few.push_back(Tensor::matrix({{1}}));
  CHECK_THROWS_AS(adam.step(net, few), ShapeError);
  CHECK_THROWS_AS(adam.step(wide, gradients_of(1, 1)), ShapeError);
  Gradients many = gradients_of(1, 1);
  many.push_back(Tensor::vector({1}));
  CHECK_THROWS_AS(adam.step(net, many), ShapeError);
  adam.step(net, gradients_of(1, 1));
  Gradients for_wide;
  for_wide.push_back(Tensor({1, 2}));
  for_wide.push_back(Tensor({2}));
  CHECK_THROWS_AS(adam.step(wide, for_wide), ShapeError);  // one optimiser, two networks
}

TEST_CASE("gradients: values to scale and add; clipping by their common norm") {
  Gradients g = gradients_of(3, 4);
  CHECK(global_norm(g) == 5);
  CHECK(clip_by_global_norm(g, 10) == 5);
  CHECK(g[0][0] == 3);
  CHECK(clip_by_global_norm(g, 1) == 5);
  CHECK(global_norm(g) == doctest::Approx(1));
  const Gradients sum = 2 * gradients_of(1, 2) + gradients_of(10, 20);
  CHECK(sum[0][0] == 12);
  CHECK(sum[1][0] == 24);
  CHECK_THROWS_AS(clip_by_global_norm(g, 0), ConfigError);
  Gradients one;
  one.push_back(Tensor({1}));
  CHECK_THROWS_AS(one += g, ShapeError);
}

TEST_CASE("clip_by_norm: each tensor for itself") {
  Gradients g;
  g.push_back(Tensor::vector({3, 4}));
  g.push_back(Tensor::vector({Scalar(0.5)}));
  clip_by_norm(g, 1);
  CHECK(g[0][0] == doctest::Approx(0.6));
  CHECK(g[0][1] == doctest::Approx(0.8));
  CHECK(g[1][0] == Scalar(0.5));
  CHECK_THROWS_WITH_AS(clip_by_norm(g, -1), "clip_by_norm: the limit must be positive, it is -1",
                       ConfigError);
}

TEST_CASE("clip_by_value: each number for itself; what is not finite stays for the optimiser to refuse") {
  const Scalar infinite = std::numeric_limits<Scalar>::infinity();
  Gradients g;
  g.push_back(Tensor::vector({3, -4, Scalar(0.5), infinite}));
  clip_by_value(g, 1);
  CHECK(g[0] == Tensor::vector({1, -1, Scalar(0.5), infinite}));
  CHECK_THROWS_AS(clip_by_value(g, 0), ConfigError);
}
