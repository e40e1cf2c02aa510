// Episode: what happened from a reset to the end, as an agent that learns from whole episodes keeps it.
#pragma once
#include <cstdint>
#include <numeric>
#include <optional>
#include <utility>
#include <vector>

#include "minirl/envs/env.hpp"
#include "minirl/tensor/indices.hpp"
#include "minirl/tensor/tensor.hpp"

namespace minirl {

struct Episode {
  std::vector<Scalar> observations;  // of all steps, one after another
  Indices actions;
  std::vector<double> rewards;

  int length() const { return static_cast<int>(rewards.size()); }
  /// The undiscounted sum of all rewards.
  double total() const { return std::accumulate(rewards.begin(), rewards.end(), 0.0); }

  void add(const Tensor& observation, int action, double reward);

  void archive(Archive& a);
};

/// Several episodes one after another as one batch.   result: [steps of all episodes, observation size]
Tensor batch_of_observations(const std::vector<Episode>& episodes);
/// The actions in the same order.
Indices batch_of_actions(const std::vector<Episode>& episodes);

/// Plays one episode with `act(observation) -> action`, from a seed or with the random numbers that follow.
template <class E, class Act>
Episode play_episode(E& env, Act act, std::optional<std::uint64_t> seed = std::nullopt) {
  Episode episode;
  Tensor s = env.reset(seed);
  for (bool done = false; !done;) {
    const int a = act(s);
    auto step = env.step(a);
    episode.add(s, a, step.reward);
    done = step.done();
    s = std::move(step.observation);
  }
  return episode;
}

}  // namespace minirl
