// Tensors seen from outside: what kernels and rules read (View) and where they write (Target). Neither owns.
#pragma once
#include <algorithm>

#include "minirl/tensor/scalar.hpp"
#include "minirl/tensor/shape.hpp"

namespace minirl {

/// Numbers to read, row-major.
struct View {
  const Scalar* data;
  Shape shape;

  int dim(int axis) const { return shape.dim(axis); }
  int size() const { return shape.size(); }
};

/// Numbers to write. `add` is true when something stands there already that the new numbers must be added to:
/// a gradient is assigned on its first write and added to afterwards, so nothing is ever zeroed first.
struct Target {
  Scalar* data;
  Shape shape;
  bool add = false;

  int dim(int axis) const { return shape.dim(axis); }
  int size() const { return shape.size(); }
  void put(int i, Scalar value) const { data[i] = add ? data[i] + value : value; }
  /// The numbers for sums that arrive piece by piece: set to 0 first unless something stands there already.
  Scalar* cleared() const {
    if (!add) std::fill_n(data, size(), Scalar{0});
    return data;
  }
  operator View() const { return {data, shape}; }
};

}  // namespace minirl
