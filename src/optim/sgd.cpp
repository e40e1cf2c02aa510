#include "minirl/optim/sgd.hpp"

#include "minirl/core/errors.hpp"
#include "optim/settings.hpp"
#include "tensor/kernels/kernels.hpp"

namespace minirl {

Sgd::Sgd(const SgdConfig& config) : config_(config) {
  detail::require_share("sgd", "momentum", config.momentum);
  detail::require_not_negative("sgd", "weight_decay", config.weight_decay);
  if (config.nesterov && (config.momentum == 0 || config.dampening != 0)) {
    throw ConfigError(join("sgd: nesterov needs momentum and no dampening, they are ", config.momentum,
                           " and ", config.dampening));
  }
}

void Sgd::begin_update(const Gradients& gradients) {
  if (config_.momentum != 0) velocity_.fit("sgd", gradients);
  ++updates_;
}

void Sgd::update(Tensor& parameter, const Tensor& gradient, int i) {
  const bool moving = config_.momentum != 0;
  const bool rate_inside = moving && config_.velocity == Velocity::of_steps;
  const auto taken = static_cast<Scalar>(updates_ == 1 ? 1 : 1 - config_.dampening);
  const kernels::SgdPass pass{.rate = rate_inside ? 1 : config_.learning_rate,
                              .decay = config_.weight_decay,
                              .momentum = config_.momentum,
                              .intake = rate_inside ? taken * config_.learning_rate : taken,
                              .nesterov = config_.nesterov};
  kernels::table().sgd(parameter.data(), gradient.data(), moving ? velocity_[i].data() : nullptr,
                       parameter.size(), pass);
}

void Sgd::archive(Archive& a) {
  a("velocity", velocity_);
  a("updates", updates_), a("learning_rate", config_.learning_rate);
}

}  // namespace minirl
