#include "minirl/tensor/shape.hpp"

#include <algorithm>

#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"

namespace minirl {
namespace {

std::string written(const int* extents, int rank) {
  std::string text = "[";
  for (int axis = 0; axis < rank; ++axis) text += join(axis > 0 ? ", " : "", extents[axis]);
  return text + "]";
}

}  // namespace

void Shape::refuse(const int* extents, int rank) {
  const std::string text = written(extents, rank);
  if (rank > max_rank) {
    throw ShapeError(join("shape: ", text, " has rank ", rank, ", at most ", max_rank, " works"));
  }
  if (std::any_of(extents, extents + rank, [](int extent) { return extent < 0; })) {
    throw ShapeError(join("shape: a negative extent in ", text));
  }
  throw ShapeError(join("shape: ", text, " has more than 2^31 - 1 elements"));
}

Shape Shape::with(int axis, int extent) const {
  std::array<int, max_rank> extents = extents_;
  extents[static_cast<unsigned>(checked_axis(axis))] = extent;
  return {extents.data(), rank_};
}

Shape Shape::without(int axis) const {
  std::array<int, max_rank> extents{};
  const int gone = checked_axis(axis);
  for (int from = 0, to = 0; from < rank_; ++from) {
    if (from != gone) extents[static_cast<unsigned>(to++)] = extents_[static_cast<unsigned>(from)];
  }
  return {extents.data(), rank_ - 1};
}

std::string Shape::text() const { return written(extents_.data(), rank_); }

void Shape::no_such_axis(int axis) const {
  throw ShapeError(join("shape: there is no axis ", axis, " in ", text(), " of rank ", rank_));
}

}  // namespace minirl
