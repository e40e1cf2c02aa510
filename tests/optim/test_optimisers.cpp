#include <doctest/doctest.h>

#include <limits>

#include "minirl/core/errors.hpp"
#include "minirl/nn/dense.hpp"
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
