// Directions at right angles: the Gram-Schmidt process on the columns or rows of a matrix.
#pragma once
#include "minirl/tensor/tensor.hpp"

namespace minirl {

/// The columns of `a`, each freed of its parts along the ones before and brought to length 1; the rows if
/// there are fewer of those. That is Q of a = Q R with a positive diagonal in R.   a, result: [rows,columns]
/// Throws ShapeError unless `a` is a matrix, NumericError if one column is a sum of multiples of others.
Tensor orthonormalised(const Tensor& a);

}  // namespace minirl
