// Driver: carries a policy through an environment, some steps or some whole episodes at a time, and remembers
// where it stopped. TF-Agents has a step driver and an episode driver; here they are two functions of one.
#pragma once
#include <cstdint>
#include <optional>
#include <utility>

#include "minirl/envs/env.hpp"

namespace minirl {

/// What an episode amounted to.
struct EpisodeEnd {
  double episode_return;  // the undiscounted sum of its rewards
  int length;             // its steps
};

template <class E>
class Driver {
 public:
  using Obs = typename E::Observation;
  using Act = typename E::Action;

  /// Goes on in `env`, which must outlive it: with its next episode, or after start(seed).
  explicit Driver(E& env) : env_(env) {}

  /// The next step begins an episode from this seed.
  void start(std::uint64_t seed) { seed_ = seed, is_over_ = true; }

  /// One step: `act(observation) -> action`, then `see(observation, action, step)`. The end of an episode, if
  /// it is one; the next step then begins another.
  template <class Policy, class See>
  std::optional<EpisodeEnd> step(const Policy& act, const See& see) {
    if (is_over_) begin();
    const Act action = act(std::as_const(observation_));
    Step<Obs> step = env_.step(action);
    see(std::as_const(observation_), action, std::as_const(step));
    episode_.episode_return += step.reward;
    ++episode_.length;
    is_over_ = step.done();
    observation_ = std::move(step.observation);
    return is_over_ ? std::optional(episode_) : std::nullopt;
  }

  /// That many steps, across the ends of episodes.
  template <class Policy, class See>
  void steps(long count, const Policy& act, const See& see) {
    for (long i = 0; i < count; ++i) step(act, see);
  }

  /// Until that many episodes have ended, the present one among them.
  template <class Policy, class See>
  void episodes(long count, const Policy& act, const See& see) {
    for (long ended = 0; ended < count;) ended += step(act, see).has_value() ? 1 : 0;
  }

  /// Where it stands, and the environment's whole state.
  void archive(Archive& a) {
    a("env", env_), a("seed", seed_), a("is_over", is_over_), a("observation", observation_);
    a("return", episode_.episode_return), a("length", episode_.length);
  }

 private:
  void begin() {
    observation_ = env_.reset(std::exchange(seed_, std::nullopt));
    episode_ = {0, 0};
  }

  E& env_;
  std::optional<std::uint64_t> seed_;  // of the next reset
  bool is_over_ = true;
  Obs observation_{};
  EpisodeEnd episode_{0, 0};
};

}  // namespace minirl
