// Gradients: one tensor for each parameter of a network. They are values: scale them, add them, keep them.
// With them travel the new values of its buffers (batch norm's running statistics), which the optimiser's
// step writes.
#pragma once
#include <utility>
#include <vector>

#include "minirl/tensor/tensor.hpp"

namespace minirl {

class Gradients {
 public:
  using PooledTensors = std::vector<Tensor, PoolAllocator<Tensor>>;

  int size() const { return static_cast<int>(tensors_.size()); }
  const Tensor& operator[](int i) const { return tensors_.at(static_cast<std::size_t>(i)); }
  Tensor& operator[](int i) { return tensors_.at(static_cast<std::size_t>(i)); }
  auto begin() const { return tensors_.begin(); }
  auto end() const { return tensors_.end(); }
  auto begin() { return tensors_.begin(); }
  auto end() { return tensors_.end(); }
  void push_back(Tensor gradient) { tensors_.push_back(std::move(gradient)); }

  /// What each buffer becomes, in the order of `visit`; an empty tensor [0] stands for one that stays as it
  /// is.
  const PooledTensors& buffers() const { return buffers_; }
  void push_back_buffer(Tensor next_value) { buffers_.push_back(std::move(next_value)); }

  /// Leaves the buffers' values alone.
  Gradients& operator*=(Scalar factor);
  /// Of the buffers' values the later ones, those of `other`, are kept. Adding to empty gradients copies.
  /// Throws ShapeError if the two belong to different networks.
  Gradients& operator+=(const Gradients& other);

  friend Gradients operator*(Gradients g, Scalar factor) { return std::move(g *= factor); }
  friend Gradients operator*(Scalar factor, Gradients g) { return std::move(g *= factor); }
  friend Gradients operator+(Gradients a, const Gradients& b) { return std::move(a += b); }

 private:
  void keep_later_buffers(const Gradients& other);

  PooledTensors tensors_, buffers_;
};

/// The Euclidean norm of all numbers together.
Scalar global_norm(const Gradients& gradients);

}  // namespace minirl
