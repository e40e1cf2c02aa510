// ActionRepeat: takes each action several times in a row; the agent sees every n-th step only.
#pragma once
#include "minirl/envs/wrappers/wrapper.hpp"

namespace minirl {

/// `ActionRepeat env(CartPole{}, 4)`. A step gives the sum of the rewards and the last observation; the end
/// of an episode ends the repetition too. For pictures that flicker there is FrameSkip.
template <class E>
class ActionRepeat final : public Wrapper<E> {
  using typename Wrapper<E>::Obs;
  using typename Wrapper<E>::Act;

 public:
  /// Throws ConfigError unless `times` is at least 1.
  ActionRepeat(E env, int times) : Wrapper<E>(std::move(env)), times_(times) {
    if (times < 1) throw ConfigError(join("ActionRepeat: times is ", times, ", it must be at least 1"));
  }

 private:
  Step<Obs> advance(const Act& a) override {
    Step<Obs> step = this->env().step(a);
    double total = step.reward;
    for (int i = 1; i < times_ && !step.done(); ++i) {
      step = this->env().step(a);
      total += step.reward;
    }
    step.reward = total;
    return step;
  }

  int times_;
};

}  // namespace minirl
