#include "minirl/optim/rmsprop.hpp"

#include "optim/settings.hpp"
#include "tensor/kernels/kernels.hpp"

namespace minirl {

Rmsprop::Rmsprop(const RmspropConfig& config) : config_(config) {
  detail::require_share("rmsprop", "rho", config.rho);
  detail::require_share("rmsprop", "momentum", config.momentum);
  detail::require_not_negative("rmsprop", "epsilon", config.epsilon);
  detail::require_not_negative("rmsprop", "weight_decay", config.weight_decay);
}

void Rmsprop::begin_update(const Gradients& gradients) {
  mean_square_.fit("rmsprop", gradients);
  if (config_.centred) mean_.fit("rmsprop", gradients);
  if (config_.momentum != 0) velocity_.fit("rmsprop", gradients);
  ++updates_;
}

void Rmsprop::update(Tensor& parameter, const Tensor& gradient, int i) {
  const bool moving = config_.momentum != 0;
  const bool rate_outside = moving && config_.velocity == Velocity::of_gradients;
  const kernels::RmspropPass pass{.one_minus_rho = static_cast<Scalar>(1 - config_.rho),
                                  .intake = rate_outside ? 1 : config_.learning_rate,
                                  .epsilon = config_.epsilon,
                                  .epsilon_inside = config_.epsilon_inside_root,
                                  .decay = config_.weight_decay,
                                  .momentum = config_.momentum,
                                  .rate = rate_outside ? config_.learning_rate : 1};
  const kernels::RmspropState state{mean_square_[i].data(), config_.centred ? mean_[i].data() : nullptr,
                                    moving ? velocity_[i].data() : nullptr};
  kernels::table().rmsprop(parameter.data(), gradient.data(), state, parameter.size(), pass);
}

void Rmsprop::archive(Archive& a) {
  a("mean_square", mean_square_), a("mean", mean_), a("velocity", velocity_);
  a("updates", updates_), a("learning_rate", config_.learning_rate);
}

}  // namespace minirl
