// RunningMoments: mean and variance of all rows seen so far, to bring observations to one scale. Batches are
// merged as in Chan, Golub & LeVeque 1979.
#pragma once
#include <vector>

#include "minirl/tensor/tensor.hpp"

namespace minirl {

class RunningMoments {
 public:
  /// Begins with mean 0 and variance 1, weighted like a ten-thousandth of a row, as Gymnasium does. Throws
  /// ConfigError for features < 1.
  explicit RunningMoments(int features);

  /// Takes note of some rows.   x: [n,features], n >= 1. Throws ShapeError otherwise.
  void update(const View& x);

  /// (x - mean) / sqrt(variance + 1e-8), cut off at -limit and limit.   x, result: [n,features]
  Tensor standardised(const View& x, double limit = 10) const;

  const std::vector<double>& mean() const { return mean_; }          // [features]
  const std::vector<double>& variance() const { return variance_; }  // [features], divided by the count
  double count() const { return count_; }

 private:
  void check(const char* operation, const View& x) const;

  std::vector<double> mean_, variance_;
  double count_ = 1e-4;
};

}  // namespace minirl
