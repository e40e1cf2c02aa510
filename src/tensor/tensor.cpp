#include "minirl/tensor/tensor.hpp"

#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"

namespace minirl::inline MINIRL_SCALAR_NAMESPACE {

Tensor::Tensor(const Shape& shape, std::initializer_list<Scalar> values) : Tensor(with_room(shape)) {
  if (static_cast<int>(values.size()) != size()) {
    throw ShapeError(
        join("tensor: ", values.size(), " numbers for shape ", shape.text(), ", which has ", size()));
  }
  std::copy(values.begin(), values.end(), numbers());
}

Tensor Tensor::vector(std::initializer_list<Scalar> values) {
  return Tensor(Shape{static_cast<int>(values.size())}, values);
}

Tensor Tensor::matrix(std::initializer_list<std::initializer_list<Scalar>> rows) {
  const auto columns = rows.size() == 0 ? std::size_t{0} : rows.begin()->size();
  Tensor t = with_room({static_cast<int>(rows.size()), static_cast<int>(columns)});
  Scalar* out = t.numbers();
  for (const auto& row : rows) {
    if (row.size() != columns) {
      throw ShapeError(join("matrix: a row of ", row.size(), " numbers after rows of ", columns));
    }
    out = std::copy(row.begin(), row.end(), out);
  }
  return t;
}

Tensor Tensor::declared(const Shape& shape) { return {nullptr, shape}; }

Tensor::Tensor(const Tensor& other) : shape_(other.shape_) {
  if (other.block_ == nullptr) return;
  block_ = take_block(bytes_of(shape_));
  std::copy_n(other.numbers(), size(), numbers());
}

Tensor& Tensor::operator=(const Tensor& other) {
  if (this == &other) return *this;
  if (other.block_ == nullptr) return *this = declared(other.shape_);
  make_room(other.shape_);
  std::copy_n(other.numbers(), size(), numbers());
  return *this;
}

Scalar Tensor::item() const {
  if (size() != 1)
    throw ShapeError(join("item: needs a tensor with one element, this one is ", shape_.text()));
  return (*this)[0];
}

Tensor Tensor::reshaped(const Shape& shape) const& { return Tensor(*this).reshaped(shape); }

Tensor Tensor::reshaped(const Shape& shape) && {
  if (shape.size() != size()) {
    throw ShapeError(join("reshape: ", shape_.text(), " has ", size(), " elements, ", shape.text(), " has ",
                          shape.size()));
  }
  Tensor t = std::move(*this);
  t.shape_ = shape;
  return t;
}

bool Tensor::operator==(const Tensor& other) const {
  return shape_ == other.shape_ && has_values() == other.has_values() &&
         (block_ == nullptr || std::equal(begin(), end(), other.begin()));
}

int Tensor::offset(std::initializer_list<int> index) const {
  int at = 0;
  int axis = 0;
  bool inside = static_cast<int>(index.size()) == rank() && block_ != nullptr;
  for (const int i : index) {
    if (!inside) break;
    inside = i >= 0 && i < dim(axis);
    at = at * dim(axis++) + i;
  }
  if (inside) return at;
  std::string text;
  for (const int i : index) text += join(text.empty() ? "(" : ", ", i);
  throw ShapeError(
      join("tensor: no element ", text, ") in shape ", shape_.text(), has_values() ? "" : " without values"));
}

void Tensor::outside(int i) const {
  throw ShapeError(
      join("tensor: no element ", i, " in shape ", shape_.text(), has_values() ? "" : " without values"));
}

std::string to_text(const Tensor& t) {
  std::string text = t.shape().text() + " {";
  if (!t.has_values()) return text + "no values yet}";
  for (int i = 0; i < std::min(t.size(), 32); ++i) text += join(i > 0 ? ", " : "", t[i]);
  return text + (t.size() > 32 ? ", ...}" : "}");
}

}  // namespace minirl::inline MINIRL_SCALAR_NAMESPACE
