#include <doctest/doctest.h>

#include "minirl/autodiff/normalisation.hpp"
#include "minirl/autodiff/reductions.hpp"
#include "minirl/core/errors.hpp"
#include "minirl/nn/batch_norm.hpp"
#include "minirl/nn/initialise.hpp"
#include "minirl/nn/layer_norm.hpp"
#include "minirl/optim/sgd.hpp"

using namespace minirl;

namespace {

// Two features: 1 and 3 have mean 2 and variance 1; 10 and 30 have mean 20 and variance 100.
const Tensor two_rows = Tensor::matrix({{1, 10}, {3, 30}});

BatchNorm exact(const BatchNormConfig& config) {
  BatchNorm layer(2, config);
  initialise(layer, Rng(0));
  return layer;
}

// The running moments after one step on two_rows.
BatchNorm after_step(const BatchNormConfig& config) {
  BatchNorm layer = exact(config);
  GradientTape tape;
  Sgd({.learning_rate = Scalar(1e-9)}).step(layer, tape.gradient(sum(layer(tape.constant(two_rows))), layer));
  return layer;
}

}  // namespace

TEST_CASE("mean_variance: of features and of rows") {
  const MeanVariance features = mean_variance(two_rows, Each::feature);
  CHECK(features.mean == Tensor::vector({2, 20}));
  CHECK(features.variance == Tensor::vector({1, 100}));
  const MeanVariance rows = mean_variance(Tensor::matrix({{1, 3, 5}, {2, 2, 2}}), Each::row);
  CHECK(rows.mean == Tensor::vector({3, 2}));
  CHECK(rows.variance[0] == doctest::Approx(8.0 / 3));
  CHECK(rows.variance[1] == 0);
  CHECK_THROWS_AS(mean_variance(Tensor({0, 3}), Each::feature), ShapeError);
  CHECK_THROWS_AS(mean_variance(Tensor({3, 0}), Each::row), ShapeError);
  CHECK_THROWS_AS(mean_variance(Tensor(Shape{}), Each::row), ShapeError);
}

TEST_CASE("mean_variance: a large mean costs no digits of the variance") {
  const MeanVariance moments = mean_variance(Tensor::matrix({{1000001}, {1000003}}), Each::feature);
  CHECK(moments.variance[0] == 1);
}

TEST_CASE("batch_norm: training takes the batch's moments, evaluating the running ones") {
  BatchNorm layer = exact({.epsilon = 0});
  layer.weight = Tensor::vector({2, 1});
  layer.bias = Tensor::vector({0, 7});
  layer.running_mean = Tensor::vector({1, 10});
  layer.running_var = Tensor::vector({4, 25});
  GradientTape tape;
  CHECK(layer(tape.constant(two_rows)).value() == Tensor::matrix({{-2, 6}, {2, 8}}));
  CHECK(predict(layer, two_rows) == Tensor::matrix({{0, 7}, {2, 11}}));
  CHECK(predict(layer, Tensor::matrix({{5, 10}})) == Tensor::matrix({{4, 7}}));  // one row alone
}

TEST_CASE("batch_norm: the running averages as PyTorch and as Keras keep them") {
  const BatchNorm torch = after_step({});
  CHECK(torch.running_mean[0] == doctest::Approx(0.9 * 0 + 0.1 * 2));
  CHECK(torch.running_var[0] == doctest::Approx(0.9 * 1 + 0.1 * 2));  // unbiased: 2 / (2 - 1)
  CHECK(torch.running_var[1] == doctest::Approx(0.9 * 1 + 0.1 * 200));
  const BatchNorm keras = after_step(keras_batch_norm);
  CHECK(keras.running_mean[1] == doctest::Approx(0.01 * 20));
  CHECK(keras.running_var[1] == doctest::Approx(0.99 * 1 + 0.01 * 100));  // biased
  const BatchNorm fixed = after_step({.momentum = 0});
  CHECK(fixed.running_mean == Tensor({2}, 0));
  const BatchNorm last = after_step({.momentum = 1, .running_variance = Variance::biased});
  CHECK(last.running_mean == Tensor::vector({2, 20}));
  CHECK(last.running_var == Tensor::vector({1, 100}));
}

TEST_CASE("batch_norm: images are normalised over batch, height and width") {
  BatchNorm layer = exact({.epsilon = 0});
  GradientTape tape;
  const Var y = layer(tape.constant(Tensor({1, 2, 1, 2}, {1, 10, 3, 30})));
  CHECK(y.value() == Tensor({1, 2, 1, 2}, {-1, -1, 1, 1}));
}

TEST_CASE("batch_norm: adding to all rows changes nothing, so no gradient does") {
  const BatchNorm layer = exact({});
  GradientTape tape;
  const Var x = tape.watch(two_rows), y = layer(x);
  for (const Scalar slope : tape.gradient(sum(y), x)) CHECK(std::abs(slope) < 1e-6);
  GradientTape evaluating(Mode::evaluate);
  const Var z = evaluating.watch(two_rows);
  for (const Scalar slope : evaluating.gradient(sum(layer(z)), z))
    CHECK(slope == doctest::Approx(1).epsilon(1e-4));
}

TEST_CASE("batch_norm: what it refuses") {
  const BatchNorm layer = exact({});
  GradientTape tape;
  CHECK_THROWS_WITH_AS(
      layer(tape.constant(Tensor({1, 2}))),
      "BatchNorm: training needs at least two rows, x is [1, 2]; a single observation is for `predict`",
      ShapeError);
  CHECK_THROWS_WITH_AS(layer(tape.constant(Tensor({4, 3}))),
                       "BatchNorm: needs rows of 2 features, x is [4, 3]", ShapeError);
  CHECK_THROWS_AS(layer(tape.constant(Tensor({2}))), ShapeError);
  CHECK_THROWS_AS(predict(BatchNorm(2), two_rows), StateError);
  CHECK_THROWS_AS(BatchNorm(0), ConfigError);
  CHECK_THROWS_AS(BatchNorm(2, {.epsilon = -1}), ConfigError);
  CHECK_THROWS_AS(BatchNorm(2, {.momentum = 1.5}), ConfigError);
  const Var x = tape.constant(two_rows), one = tape.constant(Tensor({1}));
  CHECK_THROWS_AS(scale_and_shift(x, one, one), ShapeError);
  CHECK_THROWS_AS(standardise_by(x, Tensor({2}), Tensor({3}), 1), ShapeError);
}

TEST_CASE("layer_norm: each row by itself, in both modes") {
  LayerNorm layer(3, 0);
  layer.weight = Tensor::vector({1, 1, 2});
  layer.bias = Tensor::vector({0, 5, 0});
  const Tensor x = Tensor::matrix({{1, 3, 5}, {-20, 0, 20}});
  const double unit = std::sqrt(1.5);  // 2 / sqrt(8 / 3)
  const Tensor y = predict(layer, x);
  const double expected[] = {-unit, 5, 2 * unit, -unit, 5, 2 * unit};
  for (int i = 0; i < 6; ++i) CHECK(y[i] == doctest::Approx(expected[i]));
  GradientTape tape;
  CHECK(layer(tape.constant(x)).value() == y);
  CHECK(predict(layer, x.reshaped({1, 2, 3})) == y.reshaped({1, 2, 3}));
}

TEST_CASE("layer_norm: what it refuses") {
  LayerNorm layer(3);
  CHECK_THROWS_AS(predict(layer, Tensor({1, 3})), StateError);
  initialise(layer, Rng(0));
  CHECK_THROWS_WITH_AS(predict(layer, Tensor({2, 4})),
                       "scale_and_shift: x is [2, 4], the scale [3], the shift [3]; both need [4]",
                       ShapeError);
  CHECK_THROWS_AS(LayerNorm(0), ConfigError);
  CHECK_THROWS_AS(LayerNorm(3, -1), ConfigError);
}
