// ClipReward: cuts rewards off at two bounds.
#pragma once
#include <algorithm>

#include "minirl/envs/wrappers/wrapper.hpp"

namespace minirl {

/// `ClipReward env(make_discrete("Submarine"), -1, 1)`; an infinite bound is none.
template <class E>
class ClipReward final : public Wrapper<E> {
  using typename Wrapper<E>::Obs;
  using typename Wrapper<E>::Act;

 public:
  /// Throws ConfigError unless low <= high.
  ClipReward(E env, double low, double high) : Wrapper<E>(std::move(env)), low_(low), high_(high) {
    if (!(low <= high)) throw ConfigError(join("ClipReward: the low bound ", low, " is not below ", high));
  }

 private:
  Step<Obs> advance(const Act& a) override {
    Step<Obs> step = this->env().step(a);
    step.reward = std::clamp(step.reward, low_, high_);
    return step;
  }

  double low_, high_;
};

}  // namespace minirl
