#include "minirl/optim/adagrad.hpp"

#include <algorithm>

#include "optim/settings.hpp"
#include "tensor/kernels/kernels.hpp"

namespace minirl {

Adagrad::Adagrad(const AdagradConfig& config) : config_(config) {
  detail::require_not_negative("adagrad", "initial_sum", config.initial_sum);
  detail::require_not_negative("adagrad", "epsilon", config.epsilon);
}

void Adagrad::begin_update(const Gradients& gradients) {
  sum_.fit("adagrad", gradients);
  for (int i = 0; updates_ == 0 && i < gradients.size(); ++i) {
    std::fill(sum_[i].begin(), sum_[i].end(), config_.initial_sum);
  }
  ++updates_;
}

void Adagrad::update(Tensor& parameter, const Tensor& gradient, int i) {
  const kernels::AdagradPass pass{config_.learning_rate, config_.epsilon, config_.epsilon_inside_root};
  kernels::table().adagrad(parameter.data(), gradient.data(), sum_[i].data(), parameter.size(), pass);
}

void Adagrad::archive(Archive& a) {
  a("sum", sum_);
  a("updates", updates_), a("learning_rate", config_.learning_rate);
}

}  // namespace minirl
