#include <algorithm>

#include "golden/nn_case.hpp"
#include "golden/nn_compose.hpp"
#include "minirl/autodiff/products.hpp"
#include "minirl/nn/batch_norm.hpp"
#include "minirl/nn/layer_norm.hpp"
#include "minirl/tensor/running_moments.hpp"

namespace minirl::golden {
namespace {

// Keras' momentum is the share that stays. Its fused kernel for images alone takes the unbiased variance.
BatchNormConfig config_of(const Case& c) {
  const bool keras = c.name().find("keras") != std::string::npos;
  BatchNormConfig config{.epsilon = c.number("eps")};
  if (c.has("momentum"))
    config.momentum = keras ? 1 - c.exact_number("momentum") : c.exact_number("momentum");
  if (keras && c.name().find("fused") == std::string::npos) config.running_variance = Variance::biased;
  return config;
}

// The case's scale and shift; its running moments, or 0 and 1.
BatchNorm& batch_norm_of(Case& c) {
  BatchNorm& layer = c.keep(BatchNorm(c.tensor("gamma").size(), config_of(c)));
  c.stands_for("gamma", layer.weight);
  c.stands_for("beta", layer.bias);
  layer.running_mean = Tensor(layer.weight.shape(), 0);
  layer.running_var = Tensor(layer.weight.shape(), 1);
  return layer;
}

// PyTorch's images have their channels first.
Var channels_last(Var x) { return x.shape().rank() == 4 ? permuted(x, {0, 2, 3, 1}) : x; }
Var channels_first(Var x) { return x.shape().rank() == 4 ? permuted(x, {0, 3, 1, 2}) : x; }

Tensor next_value(Var x, const Tensor& buffer) {
  const View next = x.next_value(buffer);
  Tensor value = Tensor::with_room(next.shape);
  std::copy_n(next.data, next.size(), value.data());
  return value;
}

void one_pass(Case& c) {
  BatchNorm& layer = batch_norm_of(c);
  layer.running_mean = c.tensor("running_mean");
  layer.running_var = c.tensor("running_var");
  const Var x = c.leaf("x");
  c.give("y", channels_first(layer(channels_last(x))));
  if (x.mode() == Mode::evaluate) return;
  c.give("new_running_mean", next_value(x, layer.running_mean));
  c.give("new_running_var", next_value(x, layer.running_var));
}

void evaluate(Case& c) {
  c.evaluate();
  one_pass(c);
}

// The same layer on six batches, then with its running moments on another.
void six_passes(Case& c) {
  BatchNorm& layer = batch_norm_of(c);
  const Var xe = c.leaf("xe"), batches = c.leaf("x");
  Tensor mean, variance;
  std::vector<double> means, variances;
  std::vector<Var> results;
  for (int t = 0; t < batches.dim(0); ++t) {
    const Var x = reshape(slice(batches, {0, t, t + 1}), xe.shape());
    results.push_back(reshape(channels_first(layer(channels_last(x))), {1, xe.size()}));
    mean = next_value(x, layer.running_mean), variance = next_value(x, layer.running_var);
    means.insert(means.end(), mean.begin(), mean.end());
    variances.insert(variances.end(), variance.begin(), variance.end());
  }
  c.give("y", reshape(concat(results, 0), c.output_shape("y")));
  c.give("running_mean", std::move(means));
  c.give("running_var", std::move(variances));
  const Var standard = standardise_by(channels_last(xe), mean, variance, layer.config.epsilon);
  c.give("y_eval", channels_first(scale_and_shift(standard, c.leaf("gamma"), c.leaf("beta"))));
}

// W2 relu(BN(W1 x))
void perceptron(Case& c) {
  const Var h = batch_norm_of(c)(matmul(c.leaf("x"), transpose(c.leaf("W1"))));
  c.give("y", matmul(relu(h), transpose(c.leaf("W2"))));
}

void layer_norm(Case& c) {
  LayerNorm& layer = c.keep(LayerNorm(c.tensor("gamma").size(), c.number("eps")));
  c.stands_for("gamma", layer.weight);
  c.stands_for("beta", layer.bias);
  c.give("y", layer(c.leaf("x")));
}

// Batch after batch: the moments so far, and the batch brought to them.
void running_moments(Case& c) {
  const Tensor& batches = c.tensor("x");  // [steps, n, features]
  RunningMoments moments(batches.dim(2));
  std::vector<double> means, variances, results;
  for (int t = 0; t < batches.dim(0); ++t) {
    const Tensor x = predict(
        [t](Var v) {
          return reshape(slice(v, {0, t, t + 1}), {v.dim(1), v.dim(2)});
        },
        batches);
    moments.update(x);
    const Tensor y = moments.standardised(x);
    means.insert(means.end(), moments.mean().begin(), moments.mean().end());
    variances.insert(variances.end(), moments.variance().begin(), moments.variance().end());
    results.insert(results.end(), y.begin(), y.end());
  }
  c.give("mean", std::move(means));
  c.give("var", std::move(variances));
  c.give("y", std::move(results));
}

}  // namespace

const Checks& norm_checks() {
  static const Checks checks = {
      {"bn1d_train*", one_pass}, {"bn2d_train*", one_pass},     {"bn1d_eval*", evaluate},
      {"bn2d_eval*", evaluate},  {"bn1d_6steps_*", six_passes}, {"bn2d_6steps_*", six_passes},
      {"bn_mlp*", perceptron},   {"ln*", layer_norm},           {"running_norm_obs", running_moments},
  };
  return checks;
}

}  // namespace minirl::golden
