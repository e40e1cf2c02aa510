// Differentiable convolution of images [batch, height, width, channels].
#pragma once
#include "minirl/autodiff/tape.hpp"
#include "minirl/tensor/windows.hpp"

namespace minirl {

/// Each window of x times weight, plus bias, as one operation (a cross-correlation: nothing is flipped).
/// x: [batch, height, width, in]  weight: [kernel height, kernel width, in, out], Keras' layout  bias: [out]
/// result: [batch, rows, columns, out]. Throws ShapeError where extents do not fit or no window does.
Var conv2d(Var x, Var weight, Var bias, const Slide& slide = {});
/// The same without bias.
Var conv2d(Var x, Var weight, const Slide& slide = {});

}  // namespace minirl
