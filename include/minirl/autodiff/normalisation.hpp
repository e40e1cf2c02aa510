// Differentiable normalisation: numbers brought to mean 0 and variance 1, then scaled and shifted feature by
// feature. A feature is one place along the last axis; x: [..., features] has n rows of them.
#pragma once
#include "minirl/autodiff/tape.hpp"

namespace minirl {

/// Whose mean and variance are meant: those of each feature over all rows, or those of each row.
enum class Each { feature, row };

/// One mean and one variance (divided by the count) for each feature or row.
struct MeanVariance {
  Tensor mean, variance;  // [features] or [n]
};

/// Computed from the deviations, so large means cost no digits. Throws ShapeError if there is nothing to
/// average.
MeanVariance mean_variance(const View& x, Each each);

/// y = (x - mean) / sqrt(variance + epsilon) with x's own moments: gradients flow through them, too.
/// `moments` must be mean_variance(x, each).
Var standardise(Var x, const MeanVariance& moments, Each each, Scalar epsilon);
inline Var standardise(Var x, Each each, Scalar epsilon) {
  return standardise(x, mean_variance(x.view(), each), each, epsilon);
}

/// The same with given moments of each feature, through which no gradient flows. Throws ShapeError if their
/// number is not that of the features.
Var standardise_by(Var x, const Tensor& mean, const Tensor& variance, Scalar epsilon);

/// y = scale x + shift, feature by feature.   scale, shift: [features]. Throws ShapeError otherwise.
Var scale_and_shift(Var x, Var scale, Var shift);

}  // namespace minirl
