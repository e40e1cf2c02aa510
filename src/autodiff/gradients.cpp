#include "minirl/autodiff/gradients.hpp"

#include <cmath>

#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"
#include "minirl/tensor/reductions.hpp"

namespace minirl {

Gradients& Gradients::operator*=(Scalar factor) {
  for (Tensor& g : tensors_) {
    for (Scalar& value : g) value *= factor;
  }
  return *this;
}

Gradients& Gradients::operator+=(const Gradients& other) {
  if (size() == 0) return *this = other;
  if (size() != other.size()) {
    throw ShapeError(
        join("gradients: adding ", other.size(), " tensors to ", size(), "; do they belong to one network?"));
  }
  for (int i = 0; i < size(); ++i) {
    Tensor& sum = (*this)[i];
    const Tensor& term = other[i];
    if (!(sum.shape() == term.shape())) {
      throw ShapeError(
          join("gradients: tensor ", i, " is ", sum.shape().text(), ", the other ", term.shape().text()));
    }
    Scalar* out = sum.data();
    for (int k = 0; k < sum.size(); ++k) out[k] += term.data()[k];
  }
  keep_later_buffers(other);
  return *this;
}

void Gradients::keep_later_buffers(const Gradients& other) {
  if (other.buffers_.empty()) return;
  if (buffers_.empty()) buffers_.resize(other.buffers_.size());
  if (buffers_.size() != other.buffers_.size()) {
    throw ShapeError(join("gradients: adding ", other.buffers_.size(), " buffers to ", buffers_.size(),
                          "; do they belong to one network?"));
  }
  for (std::size_t i = 0; i < other.buffers_.size(); ++i) {
    if (other.buffers_[i].size() > 0) buffers_[i] = other.buffers_[i];
  }
}

Scalar global_norm(const Gradients& gradients) {
  Scalar squares = 0;
  for (const Tensor& g : gradients) squares += sum_squares(g);
  return std::sqrt(squares);
}

}  // namespace minirl
