// RunningMeanStd: mean and variance of all values seen so far, Gymnasium's, which the Normalise wrappers
// keep.
#pragma once
#include "minirl/tensor/tensor.hpp"

namespace minirl {

/// Begins with mean 0 and variance 1, weighted like a ten-thousandth of a value. Values are one number
/// (double) or tensors of one shape, whose elements are counted each for itself, in float as in Gymnasium.
template <class Value>
struct RunningMeanStd {
  Value mean;
  Value variance;  // divided by the count
  double count = 1e-4;

  /// Takes note of one value: the formula of Chan, Golub & LeVeque (1979) for a batch of one. Throws
  /// ShapeError for a tensor of another shape.
  void update(const Value& value);

  /// (value - mean) / sqrt(variance + epsilon)
  Value normalised(const Value& value, double epsilon) const;

  void archive(Archive& a) { a("mean", mean), a("variance", variance), a("count", count); }

  bool operator==(const RunningMeanStd&) const = default;
};

template <>
void RunningMeanStd<double>::update(const double& value);
template <>
double RunningMeanStd<double>::normalised(const double& value, double epsilon) const;
template <>
void RunningMeanStd<Tensor>::update(const Tensor& value);
template <>
Tensor RunningMeanStd<Tensor>::normalised(const Tensor& value, double epsilon) const;

}  // namespace minirl
