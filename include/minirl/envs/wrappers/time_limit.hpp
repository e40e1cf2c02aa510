// TimeLimit: cuts the episodes of any environment off after a number of steps, by `truncated`.
#pragma once
#include <utility>

#include "minirl/envs/env.hpp"

namespace minirl {

/// `TimeLimit env(CartPole{}, 500)`. The task itself does not end by the limit: only `truncated` is set.
template <class E>
class TimeLimit final : public Env<typename E::Observation, typename E::Action> {
  using Obs = typename E::Observation;
  using Act = typename E::Action;

 public:
  /// Throws ConfigError unless max_steps is at least 1.
  TimeLimit(E env, int max_steps) : env_(std::move(env)), max_steps_(max_steps) {
    if (max_steps < 1)
      throw ConfigError(join("TimeLimit: max_steps is ", max_steps, ", it must be at least 1"));
  }

  const SpaceOf<Obs>& observation_space() const override { return env_.observation_space(); }
  const SpaceOf<Act>& action_space() const override { return env_.action_space(); }
  void draw(Canvas& canvas) const override { env_.draw(canvas); }

  /// Steps since the last reset.
  int elapsed() const { return elapsed_; }
  int max_steps() const { return max_steps_; }

  /// The environment inside, with what only it knows.
  const E& env() const { return env_; }
  E& env() { return env_; }

 private:
  Obs start(std::optional<std::uint64_t> seed) override {
    elapsed_ = 0;
    return env_.reset(seed);
  }

  Step<Obs> advance(const Act& a) override {
    Step<Obs> step = env_.step(a);
    if (++elapsed_ >= max_steps_) step.truncated = true;
    return step;
  }

  E env_;
  int max_steps_;
  int elapsed_ = 0;
};

}  // namespace minirl
