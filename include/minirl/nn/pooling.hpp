// Pooling as layers, to stand between others in `sequential`.
#pragma once
#include "minirl/autodiff/pooling.hpp"
#include "minirl/autodiff/reductions.hpp"

namespace minirl {

/// `MaxPool2d({.kernel = 2})`: the largest number of each window, x and result [batch, height, width,
/// channels].
struct MaxPool2d {
  explicit MaxPool2d(const PoolWindow& w) : window(w) {}
  Var operator()(Var x) const { return max_pool2d(x, window); }

  PoolWindow window;
};

/// `AvgPool2d({.kernel = 2})`: the mean of each window, x and result [batch, height, width, channels].
struct AvgPool2d {
  explicit AvgPool2d(const PoolWindow& w, PaddedZeros z = PaddedZeros::counted) : window(w), zeros(z) {}
  Var operator()(Var x) const { return avg_pool2d(x, window, zeros); }

  PoolWindow window;
  PaddedZeros zeros;
};

/// The mean of each channel over the whole image.   x: [batch, height, width, channels]  result: [batch,
/// channels]
struct GlobalAveragePool {
  Var operator()(Var x) const;
};

}  // namespace minirl
