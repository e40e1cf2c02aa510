// Tensor: a block of numbers with a shape. It owns its numbers; copying a tensor copies them.
#pragma once
#include <algorithm>
#include <initializer_list>
#include <string>
#include <utility>

#include "minirl/core/archive.hpp"
#include "minirl/tensor/pool.hpp"
#include "minirl/tensor/scalar.hpp"
#include "minirl/tensor/shape.hpp"
#include "minirl/tensor/view.hpp"

namespace minirl::inline MINIRL_SCALAR_NAMESPACE {

class Tensor {
 public:
  Tensor() : shape_{0} {}  ///< shape [0]

  /// All elements equal to `fill`.
  explicit Tensor(const Shape& shape, Scalar fill = 0) : Tensor(with_room(shape)) {
    std::fill_n(numbers(), size(), fill);
  }

  /// Elements in row-major order. Throws ShapeError if their number is not that of the shape.
  Tensor(const Shape& shape, std::initializer_list<Scalar> values);

  static Tensor scalar(Scalar value) { return Tensor(Shape{}, value); }        ///< shape []
  static Tensor vector(std::initializer_list<Scalar> values);                  ///< shape [n]
  static Tensor matrix(std::initializer_list<std::initializer_list<Scalar>>);  ///< shape [rows, columns]

  /// A tensor whose numbers are still to be written; reading them before is undefined.
  static Tensor with_room(const Shape& shape) { return {take_block(bytes_of(shape)), shape}; }
  /// A tensor with a shape but no numbers yet: a layer's parameter before `initialise`.
  static Tensor declared(const Shape& shape);

  Tensor(const Tensor& other);
  Tensor(Tensor&& other) noexcept : block_(std::exchange(other.block_, nullptr)), shape_(other.shape_) {
    other.shape_ = Shape{0};
  }
  Tensor& operator=(const Tensor& other);
  Tensor& operator=(Tensor&& other) noexcept {
    std::swap(block_, other.block_);
    std::swap(shape_, other.shape_);
    return *this;
  }
  ~Tensor() {
    if (block_ != nullptr) release_block(block_);
  }

  const Shape& shape() const { return shape_; }
  int rank() const { return shape_.rank(); }
  int dim(int axis) const { return shape_.dim(axis); }
  int size() const { return shape_.size(); }
  /// False for a declared tensor whose numbers were never given.
  bool has_values() const { return block_ != nullptr || size() == 0; }

  /// The numbers, row-major, 64-byte aligned. Asking for them mutably counts as a change (see GradientTape).
  const Scalar* data() const { return numbers(); }
  Scalar* data() {
    if (block_ != nullptr) ++block_->generation;
    return numbers();
  }
  const Scalar* begin() const { return data(); }
  const Scalar* end() const { return data() + size(); }
  Scalar* begin() { return data(); }
  Scalar* end() { return data() + size(); }

  /// Element i in row-major order. Throws ShapeError outside.
  Scalar operator[](int i) const { return numbers()[checked(i)]; }
  Scalar& operator[](int i) { return data()[checked(i)]; }

  /// The element at (i), (i, j), ...: one index for each axis. Throws ShapeError otherwise.
  template <class... Index>
  Scalar operator()(Index... index) const {
    return numbers()[offset({static_cast<int>(index)...})];
  }
  template <class... Index>
  Scalar& operator()(Index... index) {
    return data()[offset({static_cast<int>(index)...})];
  }

  /// The only element. Throws ShapeError if there is not exactly one.
  Scalar item() const;
  /// The same numbers under another shape of equal size. Throws ShapeError otherwise.
  Tensor reshaped(const Shape& shape) const&;
  Tensor reshaped(const Shape& shape) &&;
  /// Same shape, same numbers.
  bool operator==(const Tensor& other) const;

  operator View() const { return {numbers(), shape_}; }
  /// The numbers as a place to overwrite.
  Target target() { return {data(), shape_, false}; }
  /// The block that holds the numbers (a tape knows a parameter by it); null if there are none.
  PoolBlock* block() const { return block_; }
  /// Changes the shape, keeping the block where it is large enough; the numbers are then undefined.
  void make_room(const Shape& shape) {
    if (block_ == nullptr || block_->capacity < bytes_of(shape)) change_block(bytes_of(shape));
    ++block_->generation;
    shape_ = shape;
  }

 private:
  Tensor(PoolBlock* block, const Shape& shape) : block_(block), shape_(shape) {}

  static std::size_t bytes_of(const Shape& shape) {
    return static_cast<std::size_t>(shape.size()) * sizeof(Scalar);
  }
  Scalar* numbers() const { return block_ == nullptr ? nullptr : static_cast<Scalar*>(block_->payload()); }
  void change_block(std::size_t bytes) {
    if (block_ != nullptr) release_block(std::exchange(block_, nullptr));
    block_ = take_block(bytes);
  }
  int checked(int i) const {
    if (static_cast<unsigned>(i) >= static_cast<unsigned>(size()) || block_ == nullptr) outside(i);
    return i;
  }
  int offset(std::initializer_list<int> index) const;
  [[noreturn]] void outside(int i) const;

  PoolBlock* block_ = nullptr;
  Shape shape_;
};

/// "[2, 2] {1, 2, 3, 4}", at most the first 32 numbers.
std::string to_text(const Tensor& t);

/// A tensor in an archive: its numbers in its shape. StateError if it has no values yet.
void archive_value(Archive& a, std::string_view name, Tensor& t);

}  // namespace minirl::inline MINIRL_SCALAR_NAMESPACE
