#include "minirl/optim/adam.hpp"

#include <cmath>

#include "optim/settings.hpp"
#include "tensor/kernels/kernels.hpp"

namespace minirl {

Adam::Adam(const AdamConfig& config) : config_(config) {
  detail::require_share("adam", "beta1", config.beta1);
  detail::require_share("adam", "beta2", config.beta2);
  detail::require_not_negative("adam", "epsilon", config.epsilon);
  detail::require_not_negative("adam", "weight_decay", config.weight_decay);
  detail::require_not_negative("adam", "decoupled_weight_decay", config.decoupled_weight_decay);
}

// Equation (2) is the same for all numbers, so it moves into two factors of equation (3):
//   learning_rate m' / (sqrt(v') + epsilon) = step_size m / (sqrt(v) root_scale + epsilon)
void Adam::begin_update(const Gradients& gradients) {
  first_.fit("adam", gradients);
  second_.fit("adam", gradients);
  if (config_.amsgrad) largest_.fit("adam", gradients);
  ++updates_;
  const double t = static_cast<double>(updates_);
  const double step = config_.learning_rate / (1 - std::pow(config_.beta1, t));
  const double root = std::sqrt(1 - std::pow(config_.beta2, t));
  const bool corrected = config_.epsilon_place == AdamEpsilon::on_corrected_root;
  step_size_ = static_cast<Scalar>(corrected ? step : step * root);
  root_scale_ = static_cast<Scalar>(corrected ? 1 / root : 1);
}

// Equations (1) and (3).
void Adam::update(Tensor& parameter, const Tensor& gradient, int i) {
  const kernels::AdamPass pass{
      .one_minus_beta1 = static_cast<Scalar>(1 - config_.beta1),
      .one_minus_beta2 = static_cast<Scalar>(1 - config_.beta2),
      .step = step_size_,
      .root = root_scale_,
      .epsilon = config_.epsilon,
      .decay = config_.weight_decay,
      .keep = static_cast<Scalar>(1 - config_.learning_rate * config_.decoupled_weight_decay)};
  const kernels::AdamState state{first_[i].data(), second_[i].data(),
                                 config_.amsgrad ? largest_[i].data() : nullptr};
  kernels::table().adam(parameter.data(), gradient.data(), state, parameter.size(), pass);
}

void Adam::archive(Archive& a) {
  a("first", first_), a("second", second_), a("largest", largest_);
  a("updates", updates_), a("learning_rate", config_.learning_rate);
}

}  // namespace minirl
