// Flatten: everything but the batch becomes one row, so that a dense layer can follow a convolution.
#pragma once
#include "minirl/autodiff/indexing.hpp"

namespace minirl {

struct Flatten {
  /// x: [batch, ...]  result: [batch, rest]; of images in the order height, width, channel. Throws ShapeError
  /// if x has no axis.
  Var operator()(Var x) const {
    int row = 1;
    for (int axis = 1; axis < x.shape().rank(); ++axis) row *= x.dim(axis);
    return reshape(x, {x.dim(0), row});
  }
};

}  // namespace minirl
