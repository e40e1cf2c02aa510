// evaluate: how good a policy is, measured on episodes that training never saw.
#pragma once
#include <cstdint>
#include <vector>

#include "minirl/core/flush_denormals.hpp"
#include "minirl/envs/env.hpp"

namespace minirl {

/// The undiscounted returns of some episodes and what they amount to.
struct Evaluation {
  std::vector<double> returns;
  double mean = 0;
  double deviation = 0;  // of these episodes: divides by n
  double lowest = 0;
  double highest = 0;
};

/// What some returns amount to. Throws ConfigError if there are none.
Evaluation evaluation_of(std::vector<double> returns);

/// The seed of evaluation episode i of a run with seed `seed`: 1,000,000 + 1000 seed + i.
inline std::uint64_t evaluation_seed(std::uint64_t seed, int i) {
  return 1'000'000 + 1000 * seed + static_cast<std::uint64_t>(i);
}

struct EvaluateConfig {
  int episodes = 100;
  std::uint64_t seed = 0;  // of the run that is evaluated
};

/// Plays episodes with `policy(observation) -> action`, each from a seed of its own.
template <class E, class Policy>
Evaluation evaluate(E& env, Policy policy, const EvaluateConfig& config = {}) {
  const FlushDenormals guard;
  std::vector<double> returns;
  for (int i = 0; i < config.episodes; ++i) {
    auto observation = env.reset(evaluation_seed(config.seed, i));
    double episode_return = 0;
    for (bool done = false; !done;) {
      auto step = env.step(policy(observation));
      episode_return += step.reward;
      done = step.done();
      observation = std::move(step.observation);
    }
    returns.push_back(episode_return);
  }
  return evaluation_of(std::move(returns));
}

}  // namespace minirl
