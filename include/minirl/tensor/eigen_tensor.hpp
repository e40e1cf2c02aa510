// Tensors of rank 3 and 4 as Eigen's (unsupported) Tensor. A header of its own: it doubles the compile time.
#pragma once
#include "minirl/tensor/eigen.hpp"

#include <unsupported/Eigen/CXX11/Tensor>

namespace minirl {

namespace detail {
template <int rank>
Eigen::array<Eigen::Index, rank> extents(const Shape& shape) {
  Eigen::array<Eigen::Index, rank> e;
  for (int axis = 0; axis < rank; ++axis) e[static_cast<std::size_t>(axis)] = shape.dim(axis);
  return e;
}
}  // namespace detail

/// A tensor of this rank as Eigen's (unsupported) Tensor. Throws ShapeError for another rank.
template <int rank>
Eigen::TensorMap<Eigen::Tensor<const Scalar, rank, Eigen::RowMajor>> as_tensor(const Tensor& x) {
  detail::check_rank("as_tensor", x.shape(), rank);
  return {x.data(), detail::extents<rank>(x.shape())};
}
template <int rank>
Eigen::TensorMap<Eigen::Tensor<Scalar, rank, Eigen::RowMajor>> as_tensor(Tensor& x) {
  detail::check_rank("as_tensor", x.shape(), rank);
  return {x.data(), detail::extents<rank>(x.shape())};
}

}  // namespace minirl
