#include "minirl/optim/sgd.hpp"

#include "tensor/kernels/kernels.hpp"

namespace minirl {

void Sgd::update(Tensor& parameter, const Tensor& gradient) {
  kernels::table().sgd(parameter.data(), gradient.data(), parameter.size(), config_.learning_rate);
}

}  // namespace minirl
