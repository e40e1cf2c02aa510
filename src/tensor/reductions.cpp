#include "minirl/tensor/reductions.hpp"

#include <algorithm>

#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"
#include "tensor/kernels/kernels.hpp"

namespace minirl {
namespace {

void check_not_empty(const char* operation, const View& x) {
  if (x.size() == 0) throw ShapeError(join(operation, ": of no numbers, the shape is ", x.shape.text()));
}

}  // namespace

AxisSplit split_at(const Shape& shape, int axis) {
  const int at = shape.checked_axis(axis);
  AxisSplit split{1, shape.dim(at), 1};
  for (int i = 0; i < at; ++i) split.outer *= shape.dim(i);
  for (int i = at + 1; i < shape.rank(); ++i) split.inner *= shape.dim(i);
  return split;
}

Scalar sum(const View& x) { return kernels::table().sum(x.data, x.size()); }

Scalar mean(const View& x) {
  check_not_empty("mean", x);
  return sum(x) / static_cast<Scalar>(x.size());
}

Scalar sum_squares(const View& x) { return kernels::table().sum_squares(x.data, x.size()); }

Scalar max(const View& x) {
  check_not_empty("max", x);
  return *std::max_element(x.data, x.data + x.size());
}

void sum_axis(const View& x, int axis, const Target& y) {
  const AxisSplit split = split_at(x.shape, axis);
  if (y.size() != split.outer * split.inner) {
    throw ShapeError(
        join("sum: along axis ", axis, " of ", x.shape.text(), " does not give ", y.shape.text()));
  }
  kernels::table().sum_middle(x.data, split.outer, split.extent, split.inner, y.data,
                              y.add ? kernels::Write::add : kernels::Write::over);
}

long count_non_finite(const View& x) { return kernels::table().count_non_finite(x.data, x.size()); }

Indices argmax_rows(const View& x) {
  if (x.shape.rank() != 2 || x.dim(1) == 0) {
    throw ShapeError(join("argmax_rows: needs rows of at least one number, x is ", x.shape.text()));
  }
  Indices best(static_cast<std::size_t>(x.dim(0)));
  const Scalar* row = x.data;
  for (int& b : best) {
    b = static_cast<int>(std::max_element(row, row + x.dim(1)) - row);
    row += x.dim(1);
  }
  return best;
}

}  // namespace minirl
