// The extents of a tensor: rank 0 (a single number) to 4, row-major.
#pragma once
#include <array>
#include <cstdint>
#include <initializer_list>
#include <limits>
#include <string>

namespace minirl {

class Shape {
 public:
  static constexpr int max_rank = 4;

  Shape() = default;  ///< rank 0: one number

  /// `Shape{32, 4}`. Throws ShapeError for more than 4 extents, a negative one, or 2^31 elements and more.
  Shape(std::initializer_list<int> extents) : Shape(extents.begin(), static_cast<int>(extents.size())) {}
  Shape(const int* extents, int rank) : rank_(rank) {
    if (rank > max_rank) refuse(extents, rank);
    std::int64_t size = 1;
    for (int axis = 0; axis < rank; ++axis) {
      const int extent = extents_[static_cast<unsigned>(axis)] = extents[axis];
      size *= extent;
      if (extent < 0 || size > std::numeric_limits<int>::max()) refuse(extents, rank);
    }
    size_ = static_cast<int>(size);
  }

  int rank() const { return rank_; }
  int size() const { return size_; }  ///< number of elements

  /// The extent of `axis`; negative axes count from the end. Throws ShapeError if there is no such axis.
  int dim(int axis) const { return extents_[static_cast<unsigned>(checked_axis(axis))]; }
  int operator[](int axis) const { return dim(axis); }

  /// `axis` counted from the start: -1 becomes rank - 1. Throws ShapeError if there is no such axis.
  int checked_axis(int axis) const {
    const int from_start = axis < 0 ? axis + rank_ : axis;
    if (from_start < 0 || from_start >= rank_) no_such_axis(axis);
    return from_start;
  }

  /// The same shape with another extent at `axis`.
  Shape with(int axis, int extent) const;
  /// The same shape without `axis`.
  Shape without(int axis) const;

  bool operator==(const Shape& other) const {
    bool same =
        rank_ == other.rank_;  // a loop, because compilers call memcmp for `extents_ == other.extents_`
    for (unsigned axis = 0; axis < max_rank; ++axis) same &= extents_[axis] == other.extents_[axis];
    return same;
  }

  std::string text() const;  ///< "[32, 4]"

 private:
  [[noreturn]] static void refuse(const int* extents, int rank);
  [[noreturn]] void no_such_axis(int axis) const;

  std::array<int, max_rank> extents_{};  // unused ones stay 0
  int rank_ = 0;
  int size_ = 1;
};

}  // namespace minirl
