#include "minirl/autodiff/pooling.hpp"

#include <algorithm>
#include <cmath>

#include "minirl/autodiff/indexing.hpp"
#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"

namespace minirl {
namespace {

Windows checked_windows(const char* operation, const Shape& x, const PoolWindow& window) {
  const Windows w = windows_on(operation, x, window.kernel, {window.stride, window.padding});
  const int rows = std::max(w.above, w.below), columns = std::max(w.left, w.right);
  if (rows >= w.kernel.height || columns >= w.kernel.width) {
    throw ConfigError(join(operation, ": with a padding of ", rows, " x ", columns, " a window of ",
                           w.kernel.height, " x ", w.kernel.width,
                           " could see nothing but padding; pad by less than the kernel's extents"));
  }
  return w;
}

Shape result_shape(const Windows& w) { return {w.images, w.rows, w.columns, w.channels}; }

/// The part of a window that lies on the image: rows from `top` to before `bottom`, columns from `left` on.
struct Patch {
  int top, bottom, left, right;
  int count() const { return (bottom - top) * (right - left); }
};

// Calls f(offset of the image in x, patch, offset of the outputs in y) for each window in order.
template <class F>
void for_each_patch(const Windows& w, F f) {
  int y = 0;
  for (int image = 0; image < w.images; ++image) {
    for (int row = 0; row < w.rows; ++row) {
      for (int column = 0; column < w.columns; ++column, y += w.channels) {
        const int top = row * w.stride.height - w.above, left = column * w.stride.width - w.left;
        const Patch patch{std::max(top, 0), std::min(top + w.kernel.height, w.height), std::max(left, 0),
                          std::min(left + w.kernel.width, w.width)};
        f(image * w.height * w.width * w.channels, patch, y);
      }
    }
  }
}

// Calls f(offset in x) for each place of a patch, in row-major order.
template <class F>
void for_each_place(const Windows& w, int image, const Patch& patch, F f) {
  for (int row = patch.top; row < patch.bottom; ++row) {
    for (int column = patch.left; column < patch.right; ++column) {
      f(image + (row * w.width + column) * w.channels);
    }
  }
}

bool exceeds(Scalar a, Scalar b) { return a > b || (std::isnan(a) && !std::isnan(b)); }

// What one number of a patch contributes to its average.
Scalar share(const Windows& w, const Patch& patch, PaddedZeros zeros) {
  const int count = zeros == PaddedZeros::counted ? w.kernel.height * w.kernel.width : patch.count();
  return 1 / static_cast<Scalar>(count);
}

void average(const Windows& w, PaddedZeros zeros, const Scalar* x, Scalar* y) {
  for_each_patch(w, [&](int image, const Patch& patch, int output) {
    Scalar* sums = y + output;
    std::fill_n(sums, w.channels, Scalar{0});
    for_each_place(w, image, patch, [&](int place) {
      for (int c = 0; c < w.channels; ++c) sums[c] += x[place + c];
    });
    const Scalar factor = share(w, patch, zeros);
    for (int c = 0; c < w.channels; ++c) sums[c] *= factor;
  });
}

void average_back(const Windows& w, PaddedZeros zeros, const Scalar* dy, Scalar* dx) {
  for_each_patch(w, [&](int image, const Patch& patch, int output) {
    const Scalar factor = share(w, patch, zeros);
    for_each_place(w, image, patch, [&](int place) {
      for (int c = 0; c < w.channels; ++c) dx[place + c] += dy[output + c] * factor;
    });
  });
}

}  // namespace

Var max_pool2d(Var x, const PoolWindow& window) {
  const Windows w = checked_windows("max_pool2d", x.shape(), window);
  Indices chosen(static_cast<std::size_t>(result_shape(w).size()));
  const Scalar* from = x.view().data;
  for_each_patch(w, [&](int image, const Patch& patch, int output) {
    int* best = chosen.data() + output;
    for (int c = 0; c < w.channels; ++c)
      best[c] = image + (patch.top * w.width + patch.left) * w.channels + c;
    for_each_place(w, image, patch, [&](int place) {
      for (int c = 0; c < w.channels; ++c) {
        if (exceeds(from[place + c], from[best[c]])) best[c] = place + c;
      }
    });
  });
  return pick(x, std::move(chosen), result_shape(w));
}

Var avg_pool2d(Var x, const PoolWindow& window, PaddedZeros zeros) {
  const Windows w = checked_windows("avg_pool2d", x.shape(), window);
  return record(
      "avg_pool2d", {x}, result_shape(w),  //
      [&](const Op& o) { average(w, zeros, o.x(0).data, o.y().data); },
      [w, zeros](const Op& o) { average_back(w, zeros, o.dy().data, o.dx(0).cleared()); });
}

}  // namespace minirl
