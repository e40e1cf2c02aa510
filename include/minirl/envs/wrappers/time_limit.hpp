// TimeLimit: cuts the episodes of any environment off after a number of steps, by `truncated`.
#pragma once
#include "minirl/envs/wrappers/wrapper.hpp"

namespace minirl {

/// `TimeLimit env(CartPole{}, 500)`. The task itself does not end by the limit: only `truncated` is set.
template <class E>
class TimeLimit final : public Wrapper<E> {
  using typename Wrapper<E>::Obs;
  using typename Wrapper<E>::Act;

 public:
  /// Throws ConfigError unless max_steps is at least 1.
  TimeLimit(E env, int max_steps) : Wrapper<E>(std::move(env)), max_steps_(max_steps) {
    if (max_steps < 1)
      throw ConfigError(join("TimeLimit: max_steps is ", max_steps, ", it must be at least 1"));
  }

  /// Steps since the last reset.
  int elapsed() const { return elapsed_; }
  int max_steps() const { return max_steps_; }

 private:
  Obs start(std::optional<std::uint64_t> seed) override {
    elapsed_ = 0;
    return this->env().reset(seed);
  }

  Step<Obs> advance(const Act& a) override {
    Step<Obs> step = this->env().step(a);
    if (++elapsed_ >= max_steps_) step.truncated = true;
    return step;
  }

  void archive_state(Archive& a) override {
    Wrapper<E>::archive_state(a);
    a("elapsed", elapsed_);
    a.expect(elapsed_ >= 0 && elapsed_ <= max_steps_, "elapsed",
             join("is ", elapsed_, ", it must be from 0 to ", max_steps_));
  }

  int max_steps_;
  int elapsed_ = 0;
};

}  // namespace minirl
