// Differentiable choosing and rearranging of elements.
#pragma once
#include <span>

#include "minirl/autodiff/tape.hpp"
#include "minirl/tensor/indices.hpp"

namespace minirl {

/// y[i] = x[i, index[i]]: one column of each row, say the value of the action taken.
/// x: [n,m]  index: n numbers in [0,m)  y: [n]. Throws ShapeError otherwise.
Var gather(Var x, const Indices& index);

/// Whole rows, in the given order and as often as given.   x: [n,m]  rows: k numbers in [0,n)  y: [k,m]
Var take_rows(Var x, const Indices& rows);

/// Any elements by their position in row-major order.   y[i] = x.data[positions[i]], y has shape `shape`.
Var pick(Var x, Indices positions, const Shape& shape);

/// The elements begin <= i < end along an axis.
struct Slice {
  int axis, begin, end;
};
Var slice(Var x, Slice s);

/// One after another along an axis; all other extents must be equal.
Var concat(std::span<const Var> parts, int axis);
inline Var concat(std::initializer_list<Var> parts, int axis) {
  return concat({parts.begin(), parts.size()}, axis);
}

Var reshape(Var x,
            const Shape& shape);  ///< same elements, same order. Throws ShapeError if the sizes differ.
Var transpose(Var x);             ///< x: [n,m]  y: [m,n]

/// Rows with a single 1.   index: n numbers in [0,classes)  result: [n,classes]
Tensor one_hot(const Indices& index, int classes);

}  // namespace minirl
