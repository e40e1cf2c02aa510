// NotebookCartPole: the cart-pole of OpenAI gym 0.17.2, on which the course's first notebook ran, bit for
// bit.
#pragma once
#include <array>

#include "minirl/core/errors.hpp"
#include "minirl/core/legacy_rng.hpp"

namespace minirl {

/// It differs from CartPole in three ways, which is why it is no Env: observations stay double, one flag
/// `done` stands for both ends of an episode, and squares are calls of `pow(x, 2)`, which now and then rounds
/// unlike x * x. Its starting states are given; `OldGymStarts` has those of a seed, and NotebookCartPoleEnv
/// is both as an Env.
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

  void archive(Archive& a);

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

/// The starting states that the old gym draws after `env.seed(seed)`: it hashed the seed's decimal digits and
/// gave the hash to NumPy's old generator.
class OldGymStarts {
 public:
  explicit OldGymStarts(std::uint64_t seed);

  /// Each number uniform in [-0.05, 0.05).
  NotebookCartPole::State next();

  /// The first eight bytes of the SHA-512 hash, the lowest first.
  static std::uint64_t hash_of(std::uint64_t seed);

  void archive(Archive& a) { a("rng", rng_); }

 private:
  LegacyRng rng_;
};

}  // namespace minirl
