// Fifty cart-poles played at once, the notebook's and today's. Whichever falls starts anew at once.
#pragma once
#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "minirl/core/legacy_rng.hpp"
#include "minirl/envs/cartpole.hpp"
#include "minirl/envs/notebook_cartpole.hpp"
#include "minirl/envs/wrappers/time_limit.hpp"
#include "minirl/files/csv.hpp"

namespace minirl {

inline constexpr int worlds = 50;

/// The starting states that the notebook's Gym draws after env.seed(seed), for seeds from 0 to 999. It hashed
/// the seed into two words for NumPy's old generator; the hashes stand in data/.
class NotebookStarts {
 public:
  explicit NotebookStarts(std::size_t seed) : rng_(0) {
    const Csv csv = Csv::read(MINIRL_DATA_DIR "/golden/notebook/nb_test_policy.csv");
    const std::uint64_t hash = parse_uint64(csv.cell(seed, csv.column("hash64")), csv.place(seed));
    rng_ = LegacyRng(std::array{static_cast<std::uint32_t>(hash), static_cast<std::uint32_t>(hash >> 32)});
  }

  NotebookCartPole::State next() {
    NotebookCartPole::State s{};
    for (double& number : s) number = rng_.uniform(-0.05, 0.05);
    return s;
  }

 private:
  LegacyRng rng_;
};

/// A state as a network reads it: [4], in float.
inline Tensor as_tensor(const NotebookCartPole::State& state) {
  Tensor s({4});
  std::transform(state.begin(), state.end(), s.begin(), [](double x) { return static_cast<float>(x); });
  return s;
}

/// The notebook's worlds, seeded 0 to 49, and its np.random.seed(42) for the tosses: all its randomness but
/// TensorFlow's.
class NotebookWorlds {
 public:
  NotebookWorlds() {
    for (std::size_t i = 0; i < worlds; ++i) {
      starts_.emplace_back(i);
      show(i, envs_[i].reset(starts_[i].next()));
    }
  }

  const Tensor& observations() const { return observations_; }  ///< [worlds,4]
  double toss() { return tosses_.random_sample(); }
  void push(int world, int action) {
    const auto i = static_cast<std::size_t>(world);
    const auto step = envs_[i].step(action);
    show(i, step.done ? envs_[i].reset(starts_[i].next()) : step.observation);
  }
  /// Where the last world would start next: the notebook's variable `env`, left over from its loop.
  NotebookCartPole::State next_start() { return starts_.back().next(); }

 private:
  void show(std::size_t i, const NotebookCartPole::State& s) {
    for (std::size_t k = 0; k < s.size(); ++k) observations_(i, k) = static_cast<float>(s[k]);
  }

  std::vector<NotebookCartPole> envs_ = std::vector<NotebookCartPole>(worlds);
  std::vector<NotebookStarts> starts_;
  LegacyRng tosses_{42};
  Tensor observations_ = Tensor({worlds, 4});
};

/// CartPole-v1 as it is today, fifty times.
class TodaysWorlds {
 public:
  explicit TodaysWorlds(std::uint64_t seed) : tosses_(Rng(seed).stream("tosses")) {
    for (int i = 0; i < worlds; ++i) {
      envs_.emplace_back(CartPole{}, 500);
      show(i, envs_.back().reset(worlds * seed + static_cast<std::uint64_t>(i)));
    }
  }

  const Tensor& observations() const { return observations_; }  ///< [worlds,4]
  double toss() { return tosses_.random(); }
  void push(int world, int action) {
    auto& env = envs_[static_cast<std::size_t>(world)];
    const Step<Tensor> step = env.step(action);
    show(world, step.done() ? env.reset() : step.observation);
  }

 private:
  void show(int i, const Tensor& s) {
    for (int k = 0; k < 4; ++k) observations_(i, k) = s[k];
  }

  std::vector<TimeLimit<CartPole>> envs_;
  Rng tosses_;
  Tensor observations_ = Tensor({worlds, 4});
};

}  // namespace minirl
