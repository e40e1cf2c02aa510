// Gradients: one tensor for each parameter of a network. They are values: scale them, add them, keep them.
#pragma once
#include <utility>
#include <vector>

#include "minirl/tensor/tensor.hpp"

namespace minirl {

class Gradients {
 public:
  int size() const { return static_cast<int>(tensors_.size()); }
  const Tensor& operator[](int i) const { return tensors_.at(static_cast<std::size_t>(i)); }
  Tensor& operator[](int i) { return tensors_.at(static_cast<std::size_t>(i)); }
  auto begin() const { return tensors_.begin(); }
  auto end() const { return tensors_.end(); }
  auto begin() { return tensors_.begin(); }
  auto end() { return tensors_.end(); }
  void push_back(Tensor gradient) { tensors_.push_back(std::move(gradient)); }

  Gradients& operator*=(Scalar factor);
  /// Throws ShapeError if the two belong to different networks. Adding to empty gradients copies.
  Gradients& operator+=(const Gradients& other);

  friend Gradients operator*(Gradients g, Scalar factor) { return std::move(g *= factor); }
  friend Gradients operator*(Scalar factor, Gradients g) { return std::move(g *= factor); }
  friend Gradients operator+(Gradients a, const Gradients& b) { return std::move(a += b); }

 private:
  std::vector<Tensor, PoolAllocator<Tensor>> tensors_;
};

/// The Euclidean norm of all numbers together.
Scalar global_norm(const Gradients& gradients);

}  // namespace minirl
