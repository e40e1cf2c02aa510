// ScaleReward: multiplies each reward by a constant.
#pragma once
#include <cmath>

#include "minirl/envs/wrappers/wrapper.hpp"

namespace minirl {

/// `ScaleReward env(TimeLimit(CartPole{}, 500), 0.1)`
template <class E>
class ScaleReward final : public Wrapper<E> {
  using typename Wrapper<E>::Obs;
  using typename Wrapper<E>::Act;

 public:
  /// Throws ConfigError unless the factor is finite.
  ScaleReward(E env, double factor) : Wrapper<E>(std::move(env)), factor_(factor) {
    if (!std::isfinite(factor)) throw ConfigError(join("ScaleReward: factor is ", factor, ", not finite"));
  }

 private:
  Step<Obs> advance(const Act& a) override {
    Step<Obs> step = this->env().step(a);
    step.reward *= factor_;
    return step;
  }

  double factor_;
};

}  // namespace minirl
