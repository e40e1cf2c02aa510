// BatchNorm: each feature brought to mean 0 and variance 1 over the batch, then scaled and shifted.
// Ioffe & Szegedy 2015, algorithms 1 and 2. Evaluating, the moments are running averages of those of
// training.
#pragma once
#include "minirl/autodiff/normalisation.hpp"

namespace minirl {

/// What the running variance averages: a batch's variance divided by n, or by n - 1.
enum class Variance { biased, unbiased };

/// PyTorch's defaults.
struct BatchNormConfig {
  Scalar epsilon = Scalar(1e-5);  // added to the variance
  double momentum = 0.1;          // running = (1 - momentum) running + momentum batch; in [0, 1]
  Variance running_variance = Variance::unbiased;
};

/// Keras' defaults. Its momentum counts the other way round: its 0.99 is 0.01 here. (Before Keras 3, images
/// had the unbiased variance: the fused kernel of TensorFlow.)
inline constexpr BatchNormConfig keras_batch_norm{Scalar(1e-3), 1 - 0.99, Variance::biased};

struct BatchNorm {
  /// Throws ConfigError for features < 1, a negative epsilon or a momentum outside [0, 1].
  explicit BatchNorm(int features, const BatchNormConfig& config = {});

  /// x, result: [n,features] or [n,height,width,features]. On a tape that trains, the batch's moments; the
  /// new running ones travel with the gradients and the optimiser's step writes them. Throws ShapeError for
  /// another number of features, or a single row in training.
  Var operator()(Var x) const;

  void visit(Visitor& v) {
    v("weight", weight, {Initialiser::Draw::constant, 1}), v("bias", bias);
    v.buffer("running_mean", running_mean),
        v.buffer("running_var", running_var, {Initialiser::Draw::constant, 1});
  }

  Tensor weight, bias;               // [features]: the scale (gamma) and the shift (beta)
  Tensor running_mean, running_var;  // [features]
  BatchNormConfig config;
};

}  // namespace minirl
