// Flatten: everything but the batch becomes one row, so that a dense layer can follow a convolution.
#pragma once
#include "minirl/autodiff/indexing.hpp"

namespace minirl {

struct Flatten {
  /// x: [batch, ...]  result: [batch, rest]; of images in the order height, width, channel. Throws ShapeError
  /// if x has no axis.
  Var operator()(Var x) const {
    const int batch = x.dim(0);
    return reshape(x, {batch, batch > 0 ? x.size() / batch : 0});
  }
};

}  // namespace minirl
