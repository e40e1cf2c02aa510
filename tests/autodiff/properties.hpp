// Slow and obvious references for operations on random shapes: numbers that are exact in any order, elements
// by their coordinates, and the comparison of results and gradients.
#pragma once
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

#include "minirl/autodiff/gradcheck.hpp"
#include "minirl/core/rng.hpp"

namespace minirl::properties {

constexpr bool in_float = sizeof(Scalar) == 4;
using Vars = std::vector<Var>;
using Place = std::vector<int>;  ///< the coordinates of an element

inline Shape shape_of(const Place& extents) { return {extents.data(), static_cast<int>(extents.size())}; }

inline Place extents_of(const Shape& shape) {
  Place extents;
  for (int axis = 0; axis < shape.rank(); ++axis) extents.push_back(shape.dim(axis));
  return extents;
}

/// Extents from 1 to 3, each as often: at most 81 elements, so that the sum of all results, which a gradient
/// check takes differences of, keeps its digits.
inline Shape random_shape(int rank, Rng& rng) {
  Place extents;
  for (int axis = 0; axis < rank; ++axis) extents.push_back(1 + rng.choice(3));
  return shape_of(extents);
}

/// Numbers whose sums and products are exact in any order: eighths of magnitude 1 and more, no two alike.
/// Those of another `offset` (in sixteenths) differ from them, so that no kink and no tie is near.
inline Tensor numbers(const Shape& shape, Rng& rng, int offset = 0) {
  Tensor t(shape);
  const std::vector<int> order = rng.permutation(t.size());
  std::transform(order.begin(), order.end(), t.begin(), [&](int k) {
    const double size = 1 + k / 8.0 + offset / 16.0;
    return static_cast<Scalar>(rng.choice(2) == 0 ? size : -size);
  });
  return t;
}

/// The element at a place; where the tensor has extent 1, or no axes at all, it stretches.
inline Scalar at(const Tensor& x, const Place& place) {
  int position = 0;
  for (int axis = 0; axis < x.rank(); ++axis) {
    const int i = x.dim(axis) == 1 ? 0 : place.at(static_cast<std::size_t>(axis));
    position = position * x.dim(axis) + i;
  }
  return x[position];
}

/// f(place) for every place of a shape.
template <class F>
Tensor tabulate(const Shape& shape, F f) {
  Tensor t(shape);
  Place place(static_cast<std::size_t>(shape.rank()));
  for (Scalar& value : t) {
    value = f(std::as_const(place));
    for (int axis = shape.rank() - 1; axis >= 0; --axis) {
      int& i = place[static_cast<std::size_t>(axis)];
      if (++i < shape.dim(axis)) break;
      i = 0;
    }
  }
  return t;
}

/// What f gives for the inputs.
inline Tensor value_of(const std::function<Var(const Vars&)>& f, const std::vector<Tensor>& inputs) {
  GradientTape tape;
  Vars vars;
  for (const Tensor& x : inputs) vars.push_back(tape.watch(x));
  return f(vars).value();
}

/// In the double twin: tape and differences agree.
inline void check_gradient(const std::function<Var(const Vars&)>& f, const std::vector<Tensor>& inputs) {
  if (in_float) return;  // differences are too coarse
  const Gradcheck result = gradcheck(f, inputs);
  CHECK_MESSAGE(result.worst_error < 1e-6, result.text());
}

/// f gives exactly these numbers, and its gradient is right.
inline void check_equal(const std::function<Var(const Vars&)>& f, const std::vector<Tensor>& inputs,
                        const Tensor& expected) {
  CHECK(value_of(f, inputs) == expected);
  check_gradient(f, inputs);
}

/// The same up to rounding.
inline void check_close(const std::function<Var(const Vars&)>& f, const std::vector<Tensor>& inputs,
                        const Tensor& expected) {
  const Tensor y = value_of(f, inputs);
  REQUIRE(y.shape() == expected.shape());
  const double tolerance = in_float ? 2e-6 : 1e-13;
  for (int i = 0; i < y.size(); ++i) {
    const double wanted = double{expected[i]};
    CHECK(std::abs(double{y[i]} - wanted) <= tolerance * std::max(1.0, std::abs(wanted)));
  }
  check_gradient(f, inputs);
}

}  // namespace minirl::properties
