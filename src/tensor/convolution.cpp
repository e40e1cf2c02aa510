#include "minirl/tensor/convolution.hpp"

#include <algorithm>

#include "minirl/tensor/tensor.hpp"
#include "tensor/kernels/kernels.hpp"

namespace minirl {
namespace {

using kernels::Convolution;

// The images that are worked on at a time should stay in the second cache.
constexpr int numbers_at_a_time = 1 << 15;

/// A few images of a batch; with padding, in a copy that has zeros around them.
class Chunk {
 public:
  explicit Chunk(const Windows& w) : windows_(w) {
    const int height = w.above + w.height + w.below, width = w.left + w.width + w.right;
    most_ =
        std::clamp(numbers_at_a_time / std::max(1, height * width * w.channels), 1, std::max(1, w.images));
    shape_ = Shape{most_, height, width, w.channels};
    if (w.padded()) copy_ = Tensor(shape_);
  }

  bool next() {
    first_ += count_;
    count_ = std::min(most_, windows_.images - first_);
    return count_ > 0;
  }

  /// The kernel's view of this chunk, with `out` numbers for each window.
  Convolution geometry(int out) const {
    const Windows& w = windows_;
    return {count_,
            shape_.dim(1),
            shape_.dim(2),
            w.channels,
            w.kernel.height,
            w.kernel.width,
            w.stride.height,
            w.stride.width,
            w.rows,
            w.columns,
            out};
  }

  long first_window() const { return long(first_) * windows_.rows * windows_.columns; }

  /// Where the images lie that the kernel reads. `x` are all images of the batch.
  const Scalar* read(const Scalar* x) {
    if (!windows_.padded()) return x + image(first_, windows_.height, windows_.width);
    for_each_row([&](long plain, long padded, int n) { std::copy_n(x + plain, n, copy_.data() + padded); });
    return copy_.data();
  }

  /// Where the kernel adds to the images, whose zeros may take anything; then `write_back`.
  Scalar* add_to(Scalar* x) {
    if (!windows_.padded()) return x + image(first_, windows_.height, windows_.width);
    read(x);
    return copy_.data();
  }
  void write_back(Scalar* x) {
    if (!windows_.padded()) return;
    for_each_row([&](long plain, long padded, int n) { std::copy_n(copy_.data() + padded, n, x + plain); });
  }

 private:
  long image(int i, int height, int width) const { return long(i) * height * width * windows_.channels; }

  // Calls f(offset in the batch, offset in the copy, numbers) for each row of each image.
  template <class F>
  void for_each_row(F f) const {
    const Windows& w = windows_;
    const int row = w.width * w.channels, padded_row = shape_.dim(2) * w.channels;
    for (int i = 0; i < count_; ++i) {
      long plain = image(first_ + i, w.height, w.width);
      long padded = image(i, shape_.dim(1), shape_.dim(2)) + long(w.above) * padded_row + w.left * w.channels;
      for (int y = 0; y < w.height; ++y, plain += row, padded += padded_row) f(plain, padded, row);
    }
  }

  const Windows& windows_;
  int most_ = 0, first_ = 0, count_ = 0;
  Shape shape_;  // of a full chunk with its padding
  Tensor copy_;
};

// [kernel height, kernel width, in, out] as [kernel height, kernel width, out, in].
Tensor turned(const View& w) {
  const int in = w.dim(2), out = w.dim(3);
  Tensor result = Tensor::with_room({w.dim(0), w.dim(1), out, in});
  const Scalar* from = w.data;
  Scalar* to = result.data();
  for (int place = w.dim(0) * w.dim(1); place > 0; --place, from += in * out, to += in * out) {
    for (int o = 0; o < out; ++o) {
      for (int i = 0; i < in; ++i) to[o * in + i] = from[i * out + o];
    }
  }
  return result;
}

}  // namespace

void convolve(const Windows& windows, const View& x, const View& w, const View& b, const Target& y) {
  const int out = w.dim(3);
  for (Chunk chunk(windows); chunk.next();) {
    kernels::table().convolve(chunk.geometry(out), chunk.read(x.data), w.data, b.data,
                              y.data + chunk.first_window() * out);
  }
}

void convolve_weight_gradient(const Windows& windows, const View& x, const View& dy, const Target& dw) {
  const int out = dw.dim(3);
  Scalar* sums = dw.cleared();
  for (Chunk chunk(windows); chunk.next();) {
    kernels::table().convolve_weights(chunk.geometry(out), chunk.read(x.data),
                                      dy.data + chunk.first_window() * out, sums);
  }
}

void convolve_input_gradient(const Windows& windows, const View& dy, const View& w, const Target& dx) {
  const int out = w.dim(3);
  const Tensor w_turned = turned(w);
  Scalar* sums = dx.cleared();
  for (Chunk chunk(windows); chunk.next();) {
    kernels::table().convolve_input(chunk.geometry(out), dy.data + chunk.first_window() * out,
                                    w_turned.data(), chunk.add_to(sums));
    chunk.write_back(sums);
  }
}

}  // namespace minirl
