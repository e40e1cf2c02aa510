// Sums and their kin. Every sum has an order that depends on the shape only, so its bits are the same
// everywhere.
#pragma once
#include "minirl/tensor/indices.hpp"
#include "minirl/tensor/view.hpp"

namespace minirl {

/// A shape cut at one axis: [outer, extent, inner].
struct AxisSplit {
  int outer, extent, inner;
};
AxisSplit split_at(const Shape& shape, int axis);

Scalar sum(const View& x);
Scalar mean(const View& x);  // throws ShapeError if x is empty
Scalar sum_squares(const View& x);
Scalar max(const View& x);  // throws ShapeError if x is empty

/// y (+)= the sums of x along `axis`; y has that axis left out or of extent 1.
void sum_axis(const View& x, int axis, const Target& y);

/// The number of elements that are infinite or not a number.
long count_non_finite(const View& x);

/// The position of each row's largest number, the first of equals.   x: [rows, n], n > 0
Indices argmax_rows(const View& x);

}  // namespace minirl
