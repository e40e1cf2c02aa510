#include <array>

#include "golden/nn_compose.hpp"
#include "minirl/autodiff/products.hpp"

namespace minirl::golden {

Var permuted(Var x, const std::vector<int>& order) {
  const int rank = x.shape().rank();
  std::array<int, Shape::max_rank> extents{}, strides{};  // of y, the strides in x
  for (int i = 0; i < rank; ++i) {
    const auto at = static_cast<std::size_t>(i);
    extents[at] = x.dim(order[at]);
    strides[at] = 1;
    for (int axis = order[at] + 1; axis < rank; ++axis) strides[at] *= x.dim(axis);
  }
  Indices positions;
  for (int i = 0; i < x.size(); ++i) {
    int position = 0;
    for (int axis = rank - 1, rest = i; axis >= 0; --axis) {
      const auto at = static_cast<std::size_t>(axis);
      position += rest % extents[at] * strides[at];
      rest /= extents[at];
    }
    positions.push_back(position);
  }
  return pick(x, std::move(positions), Shape(extents.data(), rank));
}

Tensor turned(const Tensor& weight) {
  return predict([](Var x) { return x.shape().rank() == 2 ? transpose(x) : x; }, weight);
}

Var torch_linear(Var x, Var w, Var b) { return linear(x, transpose(w), b); }

}  // namespace minirl::golden
