// Random shapes, windows and numbers for the tests of convolutions and pooling.
#pragma once
#include "minirl/core/rng.hpp"
#include "minirl/tensor/tensor.hpp"
#include "minirl/tensor/windows.hpp"

namespace minirl {

class RandomImages {
 public:
  explicit RandomImages(std::uint64_t seed) : rng_(seed) {}

  int between(int low, int high) { return low + rng_.choice(high - low + 1); }
  Extent2d extent(int low, int high) { return {between(low, high), between(low, high)}; }

  /// Nothing, `same`, or zeros up to one less than the kernel.
  Padding padding(Extent2d kernel) {
    const int kind = rng_.choice(3);
    if (kind == 0) return 0;
    return kind == 1 ? same : Padding{between(0, kernel.height - 1), between(0, kernel.width - 1)};
  }

  /// In [-1, 1].
  Tensor tensor(const Shape& shape) {
    Tensor t(shape);
    for (Scalar& value : t) value = static_cast<Scalar>(rng_.uniform(-1, 1));
    return t;
  }

 private:
  Rng rng_;
};

/// The number of image n at (row, column, channel), `outside` where the image ends.
inline Scalar at_or(const Tensor& x, int n, int row, int column, int channel, Scalar outside) {
  const bool inside = row >= 0 && row < x.dim(1) && column >= 0 && column < x.dim(2);
  return inside ? x(n, row, column, channel) : outside;
}

/// Calls f(image, window row, window column, channel) for each number of `shape`.
template <class F>
void for_each_number(const Shape& shape, F f) {
  for (int n = 0; n < shape[0]; ++n) {
    for (int row = 0; row < shape[1]; ++row) {
      for (int column = 0; column < shape[2]; ++column) {
        for (int c = 0; c < shape[3]; ++c) f(n, row, column, c);
      }
    }
  }
}

}  // namespace minirl
