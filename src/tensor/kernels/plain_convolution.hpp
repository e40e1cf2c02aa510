// Convolutions as plain loops: what the double twin runs, and the definition of the fast ones' bits.
#pragma once
#include "tensor/kernels/activations.hpp"
#include "tensor/kernels/kernels.hpp"

namespace minirl::kernels {
namespace {
namespace plain {

/// Calls f(offset in x of the window's number, its row in the weights) for each place of a window and each
/// in channel: kernel row, kernel column, channel.
template <class F>
void for_each_in_window(const Convolution& c, F f) {
  long row = 0;
  for (int ky = 0; ky < c.kernel_height; ++ky) {
    for (int kx = 0; kx < c.kernel_width; ++kx) {
      for (int i = 0; i < c.in; ++i) f((long(ky) * c.width + kx) * c.in + i, row++);
    }
  }
}

/// Calls f(offset in x where the window begins, offset of its outputs in y) for each window: image, row,
/// column.
template <class F>
void for_each_window(const Convolution& c, F f) {
  long y = 0;
  for (int image = 0; image < c.images; ++image) {
    for (int row = 0; row < c.rows; ++row) {
      for (int column = 0; column < c.columns; ++column, y += c.out) {
        const long line = long(image) * c.height + row * c.stride_height;
        f((line * c.width + column * c.stride_width) * c.in, y);
      }
    }
  }
}

inline void convolve(const Convolution& c, const Scalar* x, const Scalar* w, const Scalar* bias, Scalar* y) {
  for_each_window(c, [&](long window, long output) {
    for (int o = 0; o < c.out; ++o) y[output + o] = bias ? bias[o] : 0;
    for_each_in_window(c, [&](long place, long row) {
      for (int o = 0; o < c.out; ++o) {
        y[output + o] = scalar::fma(x[window + place], w[row * c.out + o], y[output + o]);
      }
    });
  });
}

inline void convolve_weights(const Convolution& c, const Scalar* x, const Scalar* dy, Scalar* dw) {
  for_each_window(c, [&](long window, long output) {
    for_each_in_window(c, [&](long place, long row) {
      for (int o = 0; o < c.out; ++o) {
        dw[row * c.out + o] = scalar::fma(x[window + place], dy[output + o], dw[row * c.out + o]);
      }
    });
  });
}

// w: [kernel_height, kernel_width, out, in]
inline void convolve_input(const Convolution& c, const Scalar* dy, const Scalar* w, Scalar* dx) {
  for_each_window(c, [&](long window, long output) {
    for_each_in_window(c, [&](long place, long row) {
      const long tap = row / c.in, i = row % c.in;
      Scalar& sum = dx[window + place];
      for (int o = 0; o < c.out; ++o) sum = scalar::fma(dy[output + o], w[(tap * c.out + o) * c.in + i], sum);
    });
  });
}

}  // namespace plain
}  // namespace
}  // namespace minirl::kernels
