// Convolutions of images and their gradients, with the same bits on every machine. The zeros of a padding
// take part in the sums like any other number.
#pragma once
#include "minirl/tensor/view.hpp"
#include "minirl/tensor/windows.hpp"

namespace minirl {

// x: [images, height, width, in]   w: [kernel height, kernel width, in, out]   b: [out], or no data for none
// y: [images, rows, columns, out], all as `windows` says: the caller has checked them.

/// y = b + each window of x times w, summed over the window's rows, columns and channels in this order.
void convolve(const Windows& windows, const View& x, const View& w, const View& b, const Target& y);

/// dw (+)= each window of x times its dy, summed over images, rows and columns of windows in this order.
void convolve_weight_gradient(const Windows& windows, const View& x, const View& dy, const Target& dw);

/// dx (+)= dy times w, for each number of x summed over the windows that see it and their out channels.
void convolve_input_gradient(const Windows& windows, const View& dy, const View& w, const Target& dx);

}  // namespace minirl
