// Functions that the library has no operation for, composed of the operations it has.
#pragma once
#include <limits>
#include <vector>

#include "minirl/autodiff/arithmetic.hpp"
#include "minirl/autodiff/elementwise.hpp"
#include "minirl/autodiff/indexing.hpp"
#include "minirl/autodiff/reductions.hpp"

namespace minirl::golden {

constexpr Scalar infinity = std::numeric_limits<Scalar>::infinity();

/// 1 where a number is above 0, else 0.
inline Tensor positive(Var x) {
  Tensor mask = x.value();
  for (Scalar& value : mask) value = value > 0 ? 1 : 0;
  return mask;
}

/// mean((x - mean(x))^2) along axes that are kept; `correction` 1 divides by n - 1.
inline Var variance(Var x, const std::vector<int>& axes, int correction = 0) {
  Var centre = x;
  int count = 1;
  for (const int axis : axes) {
    centre = mean(centre, axis, Axis::keep);
    count *= x.dim(axis);
  }
  Var spread = square(x - centre);
  for (const int axis : axes) spread = sum(spread, axis, Axis::keep);
  return spread / static_cast<Scalar>(count - correction);
}

/// The axes in another order: y's axis i is x's axis order[i].
Var permuted(Var x, const std::vector<int>& order);

/// A weight between PyTorch's [out, in] and the library's [in, out]; other tensors as they are.
Tensor turned(const Tensor& weight);

// PyTorch's images are [batch, channels, height, width], its filters [out, in, height, width].
inline Var images(Var x) { return permuted(x, {0, 2, 3, 1}); }
inline Var torch_images(Var x) { return permuted(x, {0, 3, 1, 2}); }
inline Var filters(Var w) { return permuted(w, {2, 3, 1, 0}); }

/// y = x w^T + b with PyTorch's weight [out, in].
Var torch_linear(Var x, Var w, Var b);

}  // namespace minirl::golden
