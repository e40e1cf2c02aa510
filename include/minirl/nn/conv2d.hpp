// Conv2d: the convolutional layer, the same small weights applied to every window of an image.
#pragma once
#include "minirl/autodiff/convolution.hpp"
#include "minirl/nn/initialise.hpp"

namespace minirl {

/// `{.kernel = 9, .stride = 4}`, `{.kernel = {3, 5}, .stride = {2, 1}, .padding = {1, 2}}`, `{.kernel = 3,
/// .padding = same}`: height first, one number for both.
struct ConvWindow {
  Extent2d kernel;
  Extent2d stride = 1;
  Padding padding = 0;
};

struct Conv2d {
  /// From `in` to `out` channels; weights are drawn by `rule`, biases start at 0. A unit's inputs are the
  /// kernel's height x width x in numbers, its outputs as many for each out channel. Throws ConfigError for
  /// what is not positive or a negative padding. The parameters have no values before `initialise` or `load`.
  Conv2d(int in, int out, const ConvWindow& window, InitialiserRule rule = glorot_uniform);

  /// x: [batch, height, width, in]  result: [batch, rows, columns, out]
  Var operator()(Var x) const {
    const Var w = x.watch(weight), b = x.watch(bias);
    return conv2d(x, w, b, slide);
  }

  void visit(Visitor& v) { v("weight", weight, weight_start), v("bias", bias, bias_start); }

  Tensor weight;  // [kernel height, kernel width, in, out] as in Keras; in PyTorch [out, in, height, width]
  Tensor bias;    // [out]
  Slide slide;
  Initialiser weight_start;
  Initialiser bias_start;
};

}  // namespace minirl
