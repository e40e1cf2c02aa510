#include "minirl/optim/adam.hpp"

#include <cmath>

#include "tensor/kernels/kernels.hpp"

namespace minirl {

// With t counted from 1:
//   m = beta1 m + (1 - beta1) g            v = beta2 v + (1 - beta2) g^2
//   p = p - learning_rate m / (1 - beta1^t) / (sqrt(v / (1 - beta2^t)) + epsilon)
void Adam::begin_update(const Gradients& gradients) {
  first_.fit("adam", gradients);
  second_.fit("adam", gradients);
  ++updates_;
  const double t = static_cast<double>(updates_);
  step_size_ = static_cast<Scalar>(config_.learning_rate / (1 - std::pow(config_.beta1, t)));
  root_scale_ = static_cast<Scalar>(1 / std::sqrt(1 - std::pow(config_.beta2, t)));
}

void Adam::update(Tensor& parameter, const Tensor& gradient, int i) {
  const kernels::AdamPass pass{static_cast<Scalar>(1 - config_.beta1), static_cast<Scalar>(1 - config_.beta2),
                               step_size_, root_scale_, config_.epsilon};
  kernels::table().adam(parameter.data(), gradient.data(), first_[i].data(), second_[i].data(),
                        parameter.size(), pass);
}

}  // namespace minirl
