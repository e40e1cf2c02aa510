#include "minirl/optim/rmsprop.hpp"

#include "tensor/kernels/kernels.hpp"

namespace minirl {

// v = rho v + (1 - rho) g^2;   p = p - learning_rate g / (sqrt(v) + epsilon)
void Rmsprop::update(Tensor& parameter, const Tensor& gradient, int i) {
  const kernels::RmspropPass pass{static_cast<Scalar>(1 - config_.rho), config_.learning_rate,
                                  config_.epsilon, config_.epsilon_inside_root};
  kernels::table().rmsprop(parameter.data(), gradient.data(), mean_square_[i].data(), parameter.size(), pass);
}

}  // namespace minirl
