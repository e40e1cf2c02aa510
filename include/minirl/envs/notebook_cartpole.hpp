// NotebookCartPole: the cart-pole of OpenAI gym 0.17.2, on which the course's first notebook ran, bit for
// bit.
#pragma once
#include <array>

#include "minirl/core/errors.hpp"

namespace minirl {

/// It differs from CartPole in three ways, which is why it is no Env: observations stay double, one flag
/// `done` stands for both ends of an episode, and squares are calls of `pow(x, 2)`, which now and then rounds
/// unlike x * x. That old gym drew its starting states from the SHA-512 hash of the seed; here they are
/// given.
class NotebookCartPole {
 public:
  /// Position (m), velocity (m/s), angle (rad), angular velocity (rad/s).
  using State = std::array<double, 4>;

  struct Result {
    State observation;
    double reward;
    bool done;
  };

  /// Throws ConfigError unless max_steps is at least 1.
  explicit NotebookCartPole(int max_steps = 500);

  /// Starts an episode in the given state and returns it.
  State reset(const State& start);

  /// Pushes left (0) or right (1). Throws ConfigError for other actions, StateError outside an episode.
  Result step(int action);

 private:
  State state_{};
  int max_steps_;
  int steps_left_ = 0;  // 0 outside an episode
};

/// The number of steps that `policy` (state -> action) survives from `start`.
template <class Policy>
int episode_length(NotebookCartPole& env, const NotebookCartPole::State& start, Policy&& policy) {
  NotebookCartPole::State s = env.reset(start);
  for (int steps = 1;; ++steps) {
    const auto [s2, reward, done] = env.step(policy(s));
    if (done) return steps;
    s = s2;
  }
}

}  // namespace minirl
