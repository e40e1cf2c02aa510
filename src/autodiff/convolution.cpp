#include "minirl/autodiff/convolution.hpp"

#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"
#include "minirl/tensor/convolution.hpp"
#include "minirl/tensor/reductions.hpp"

namespace minirl {
namespace {

Windows checked_windows(const Shape& x, const Shape& weight, const Slide& slide) {
  if (weight.rank() != 4) {
    throw ShapeError(join("conv2d: needs a weight [kernel height, kernel width, in, out], it is ",
                          weight.text(), "; reshape it first"));
  }
  const Windows windows = windows_on("conv2d", x, {weight.dim(0), weight.dim(1)}, slide);
  if (windows.channels != weight.dim(2)) {
    throw ShapeError(join("conv2d: the images have ", windows.channels, " channels, the weight takes ",
                          weight.dim(2), ": x is ", x.text(), ", the weight ", weight.text(),
                          "; images are [batch, height, width, channels]"));
  }
  return windows;
}

Shape result_shape(const Windows& w, int out) { return {w.images, w.rows, w.columns, out}; }

// What the forms with and without bias share.
void back_to_input_and_weight(const Windows& windows, const Op& o) {
  if (o.wants(0)) convolve_input_gradient(windows, o.dy(), o.x(1), o.dx(0));   // dx += dy w^T
  if (o.wants(1)) convolve_weight_gradient(windows, o.x(0), o.dy(), o.dx(1));  // dw += x^T dy
}

}  // namespace

Var conv2d(Var x, Var weight, Var bias, const Slide& slide) {
  const Windows windows = checked_windows(x.shape(), weight.shape(), slide);
  const int out = weight.dim(3);
  if (bias.shape() != Shape{out}) {
    throw ShapeError(join("conv2d: the bias is ", bias.shape().text(), ", the weight ", weight.shape().text(),
                          "; it must have one number for each of the ", out, " out channels"));
  }
  return record(
      "conv2d", {x, weight, bias}, result_shape(windows, out),
      [&](const Op& o) { convolve(windows, o.x(0), o.x(1), o.x(2), o.y()); },
      [windows](const Op& o) {
        back_to_input_and_weight(windows, o);
        if (!o.wants(2)) return;
        const View dy = o.dy();
        const View rows{dy.data, {dy.size() / dy.dim(3), dy.dim(3)}};
        sum_axis(rows, 0, o.dx(2));  // db += sum of dy over all windows
      });
}

Var conv2d(Var x, Var weight, const Slide& slide) {
  const Windows windows = checked_windows(x.shape(), weight.shape(), slide);
  return record(
      "conv2d", {x, weight}, result_shape(windows, weight.dim(3)),
      [&](const Op& o) { convolve(windows, o.x(0), o.x(1), {}, o.y()); },
      [windows](const Op& o) { back_to_input_and_weight(windows, o); });
}

}  // namespace minirl
