#include "minirl/tensor/tensor.hpp"

#include <cstring>

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

void archive_value(Archive& a, std::string_view name, Tensor& t) {
  if (!a.is_loading() && t.size() > 0 && !t.has_values())
    throw StateError(join("archive: ", name, " has no values yet; initialise the network first"));
  constexpr auto type = sizeof(Scalar) == 4 ? ArchivedArray::Type::f32 : ArchivedArray::Type::f64;
  std::vector<std::int64_t> extents;
  for (int axis = 0; axis < t.shape().rank(); ++axis) extents.push_back(t.dim(axis));
  std::string bytes(reinterpret_cast<const char*>(std::as_const(t).begin()),
                    static_cast<std::size_t>(t.size()) * sizeof(Scalar));
  a.array(name, type, extents, bytes);
  if (!a.is_loading()) return;
  if (extents.size() > Shape::max_rank)
    throw IoError(join(a.source(), ": ", name, " has ", extents.size(), " extents, a tensor has 0 to 4"));
  std::array<int, Shape::max_rank> shape{};
  std::transform(extents.begin(), extents.end(), shape.begin(), [](auto e) { return static_cast<int>(e); });
  t = Tensor(Shape(shape.data(), static_cast<int>(extents.size())));
  std::memcpy(t.begin(), bytes.data(), bytes.size());
}

}  // namespace minirl::inline MINIRL_SCALAR_NAMESPACE
