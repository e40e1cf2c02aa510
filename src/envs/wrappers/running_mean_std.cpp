#include "minirl/envs/wrappers/running_mean_std.hpp"

#include <cmath>

#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"

namespace minirl {
namespace {

// With d = value - mean and the new count n + 1, in the order in which Gymnasium computes:
//   mean += d / (n + 1);  variance = (variance n + d^2 n / (n + 1)) / (n + 1)
template <class Number>
void merge(Number value, double count, Number& mean, Number& variance) {
  const auto before = static_cast<Number>(count), after = static_cast<Number>(count + 1);
  const Number d = value - mean;
  const Number deviations = variance * before + d * d * before / after;
  mean = mean + d / after;
  variance = deviations / after;
}

void check_shape(const Tensor& value, const Tensor& mean) {
  if (value.shape() == mean.shape()) return;
  throw ShapeError(join("RunningMeanStd: the values so far are ", mean.shape().text(), ", this one is ",
                        value.shape().text()));
}

}  // namespace

template <>
void RunningMeanStd<double>::update(const double& value) {
  merge(value, count, mean, variance);
  count += 1;
}

template <>
double RunningMeanStd<double>::normalised(const double& value, double epsilon) const {
  return (value - mean) / std::sqrt(variance + epsilon);
}

template <>
void RunningMeanStd<Tensor>::update(const Tensor& value) {
  check_shape(value, mean);
  Scalar* m = mean.data();
  Scalar* v = variance.data();
  for (int i = 0; i < value.size(); ++i) {
    auto element_mean = static_cast<float>(m[i]), element_variance = static_cast<float>(v[i]);
    merge(static_cast<float>(value.data()[i]), count, element_mean, element_variance);
    m[i] = element_mean;
    v[i] = element_variance;
  }
  count += 1;
}

template <>
Tensor RunningMeanStd<Tensor>::normalised(const Tensor& value, double epsilon) const {
  check_shape(value, mean);
  Tensor result = Tensor::with_room(value.shape());
  Scalar* out = result.data();
  for (int i = 0; i < value.size(); ++i) {
    const float deviation = static_cast<float>(value.data()[i]) - static_cast<float>(mean.data()[i]);
    out[i] = deviation / std::sqrt(static_cast<float>(variance.data()[i]) + static_cast<float>(epsilon));
  }
  return result;
}

}  // namespace minirl
