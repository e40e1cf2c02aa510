// soft_update: a target network follows another one slowly. Lillicrap et al. 2016, algorithm 1, last lines.
#pragma once
#include <vector>

#include "minirl/autodiff/parameters.hpp"

namespace minirl {

namespace detail {
using TensorList = std::vector<const Tensor*, PoolAllocator<const Tensor*>>;
TensorList check_soft_update(const TensorList& target, TensorList source, Scalar tau);
void blend(Tensor& target, const Tensor& source, Scalar tau);

template <class Net>
TensorList tensors_of(const Net& net) {
  TensorList list;
  for_each_tensor(net, [&list](const Tensor& tensor, Kind) { list.push_back(&tensor); });
  return list;
}
}  // namespace detail

/// target = (1 - tau) target + tau source, for all parameters and buffers; with tau = 1 an exact copy.
/// Throws ConfigError unless tau lies in (0, 1], ShapeError if the networks differ, StateError if one was not
/// initialised. Nothing has been changed then.
template <HasParameters Net>
void soft_update(Net& target, const Net& source, Scalar tau) {
  const detail::TensorList from =
      detail::check_soft_update(detail::tensors_of(target), detail::tensors_of(source), tau);
  std::size_t i = 0;
  for_each_tensor(target, [&](Tensor& tensor, Kind) { detail::blend(tensor, *from[i++], tau); });
}

/// Whether two networks hold the same tensors with the same numbers, parameters and buffers.
template <HasParameters Net>
bool same_numbers(const Net& a, const Net& b) {
  const detail::TensorList x = detail::tensors_of(a), y = detail::tensors_of(b);
  return std::equal(x.begin(), x.end(), y.begin(), y.end(),
                    [](const Tensor* s, const Tensor* t) { return *s == *t; });
}

}  // namespace minirl
