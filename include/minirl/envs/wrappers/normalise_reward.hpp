// NormaliseReward: divides rewards by the standard deviation of the discounted return, learnt on the way.
#pragma once
#include <cmath>

#include "minirl/envs/wrappers/running_mean_std.hpp"
#include "minirl/envs/wrappers/wrapper.hpp"

namespace minirl {

/// `NormaliseReward env(CartPole{}, 0.99)`: r / sqrt(variance + epsilon), where the variance is that of
/// G <- gamma G + r after each step so far. As in Gymnasium, G begins anew in a terminating step (and with
/// its reward), while a truncated episode or a reset leaves it. Frozen, the variance stays: for evaluation.
template <class E>
class NormaliseReward final : public Wrapper<E> {
  using typename Wrapper<E>::Obs;
  using typename Wrapper<E>::Act;

 public:
  /// Throws ConfigError unless gamma is between 0 and 1 and epsilon above 0.
  explicit NormaliseReward(E env, double gamma = 0.99, double epsilon = 1e-8)
      : Wrapper<E>(std::move(env)), gamma_(gamma), epsilon_(epsilon) {
    if (gamma >= 0 && gamma <= 1 && epsilon > 0) return;
    throw ConfigError(join("NormaliseReward: gamma is ", gamma, ", it must be from 0 to 1; epsilon is ",
                           epsilon, ", it must be above 0"));
  }

  void freeze() { frozen_ = true; }
  void unfreeze() { frozen_ = false; }
  bool frozen() const { return frozen_; }

  /// What was learnt of the discounted return; assigning it hands it on to another environment's wrapper.
  const RunningMeanStd<double>& moments() const { return moments_; }
  RunningMeanStd<double>& moments() { return moments_; }
  double discounted_return() const { return discounted_return_; }

 private:
  Step<Obs> advance(const Act& a) override {
    Step<Obs> step = this->env().step(a);
    discounted_return_ = (step.terminated ? 0 : discounted_return_ * gamma_) + step.reward;
    if (!frozen_) moments_.update(discounted_return_);
    step.reward /= std::sqrt(moments_.variance + epsilon_);
    return step;
  }

  void archive_state(Archive& a) override {
    Wrapper<E>::archive_state(a);
    a("moments", moments_), a("discounted_return", discounted_return_), a("frozen", frozen_);
  }

  double gamma_, epsilon_;
  RunningMeanStd<double> moments_{.mean = 0, .variance = 1};
  double discounted_return_ = 0;
  bool frozen_ = false;
};

}  // namespace minirl
