// Tensors as Eigen expressions: views that share the numbers, for element-wise arithmetic in one readable
// line. Eigen's own products, sums and elementary functions are left to tensor/products.hpp, reductions.hpp,
// functions.hpp: theirs have bits that depend on the machine.
#pragma once
#include "minirl/eigen_config.hpp"

#include <Eigen/Core>

#include "minirl/core/text.hpp"
#include "minirl/tensor/tensor.hpp"

namespace minirl {

using EigenMatrix = Eigen::Matrix<Scalar, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using EigenArray = Eigen::Array<Scalar, Eigen::Dynamic, 1>;

namespace detail {
inline void check_rank(const char* name, const Shape& shape, int rank) {
  if (shape.rank() != rank) {
    throw ShapeError(
        join(name, ": needs rank ", rank, ", the tensor is ", shape.text(), "; reshape it first"));
  }
}
}  // namespace detail

/// A tensor [rows, columns] as a matrix. Throws ShapeError for another rank.
inline Eigen::Map<const EigenMatrix> as_matrix(const View& x) {
  detail::check_rank("as_matrix", x.shape, 2);
  return {x.data, x.dim(0), x.dim(1)};
}
inline Eigen::Map<EigenMatrix> as_matrix(const Target& y) {
  detail::check_rank("as_matrix", y.shape, 2);
  return {y.data, y.dim(0), y.dim(1)};
}
inline Eigen::Map<const EigenMatrix> as_matrix(const Tensor& x) { return as_matrix(View(x)); }
inline Eigen::Map<EigenMatrix> as_matrix(Tensor& x) { return as_matrix(x.target()); }

/// All numbers of a tensor of any rank as one column, for element-wise arithmetic.
inline Eigen::Map<const EigenArray> as_array(const View& x) { return {x.data, x.size()}; }
inline Eigen::Map<EigenArray> as_array(const Target& y) { return {y.data, y.size()}; }
inline Eigen::Map<const EigenArray> as_array(const Tensor& x) { return as_array(View(x)); }
inline Eigen::Map<EigenArray> as_array(Tensor& x) { return as_array(x.target()); }

}  // namespace minirl
