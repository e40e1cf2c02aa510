#include "minirl/tensor/running_moments.hpp"

#include <algorithm>
#include <cmath>

#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"

namespace minirl {
namespace {

struct Column {
  double mean = 0, variance = 0;  // the variance is divided by the count
};

// Column j of x, in the order of its rows.
Column moments_of(const View& x, int j) {
  const int n = x.dim(0), features = x.dim(1);
  Column c;
  for (int i = 0; i < n; ++i) c.mean += static_cast<double>(x.data[i * features + j]) / n;
  for (int i = 0; i < n; ++i) {
    const double deviation = static_cast<double>(x.data[i * features + j]) - c.mean;
    c.variance += deviation * deviation / n;
  }
  return c;
}

}  // namespace

RunningMoments::RunningMoments(int features) {
  if (features < 1) throw ConfigError(join("RunningMoments: needs at least one feature, not ", features));
  mean_.assign(static_cast<std::size_t>(features), 0);
  variance_.assign(static_cast<std::size_t>(features), 1);
}

// With the batch's count n, mean m and variance s, and d = m - mean:
//   mean += d n / (count + n);  variance = (variance count + s n + d^2 count n / (count + n)) / (count + n)
void RunningMoments::update(const View& x) {
  check("update", x);
  const double n = x.dim(0), all = count_ + n;
  for (std::size_t j = 0; j < mean_.size(); ++j) {
    const Column batch = moments_of(x, static_cast<int>(j));
    const double d = batch.mean - mean_[j];
    mean_[j] += d * n / all;
    variance_[j] = (variance_[j] * count_ + batch.variance * n + d * d * count_ * n / all) / all;
  }
  count_ = all;
}

Tensor RunningMoments::standardised(const View& x, double limit) const {
  check("standardised", x);
  Tensor y = Tensor::with_room(x.shape);
  Scalar* to = y.data();
  for (int i = 0; i < x.size(); ++i) {
    const std::size_t j = static_cast<std::size_t>(i) % mean_.size();
    const double scaled = (static_cast<double>(x.data[i]) - mean_[j]) / std::sqrt(variance_[j] + 1e-8);
    to[i] = static_cast<Scalar>(std::clamp(scaled, -limit, limit));
  }
  return y;
}

void RunningMoments::check(const char* operation, const View& x) const {
  if (x.shape.rank() == 2 && x.dim(0) > 0 && x.dim(1) == static_cast<int>(mean_.size())) return;
  throw ShapeError(join("RunningMoments: ", operation, " needs rows of ", mean_.size(), " features, x is ",
                        x.shape.text()));
}

}  // namespace minirl
