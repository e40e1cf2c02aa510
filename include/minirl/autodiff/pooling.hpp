// Differentiable pooling: each window of an image becomes one number for each channel.
#pragma once
#include "minirl/autodiff/tape.hpp"
#include "minirl/tensor/windows.hpp"

namespace minirl {

/// Windows that do not overlap unless a stride is given: `{.kernel = 2}`, `{.kernel = 3, .stride = 2}`.
struct PoolWindow {
  Extent2d kernel;
  Extent2d stride = kernel;
  Padding padding = 0;
};

/// Do the zeros of a padding count as numbers of an average? PyTorch's default counts them, Keras does not.
enum class PaddedZeros { counted, ignored };

/// The largest number of each window; of equal ones the first, in row-major order, takes the gradient.
/// Padding is never chosen, NaN always is.   x: [batch, height, width, channels]
/// result: [batch, rows, columns, channels]. Throws ShapeError if no window fits, ConfigError if one could
/// lie in the padding altogether.
Var max_pool2d(Var x, const PoolWindow& window);

/// The mean of each window. Shapes and errors as for max_pool2d.
Var avg_pool2d(Var x, const PoolWindow& window, PaddedZeros zeros = PaddedZeros::counted);

}  // namespace minirl
