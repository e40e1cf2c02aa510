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

/// What an evaluation is for: the result of a run, or to choose a snapshot of it, which takes other seeds,
/// from 2,000,000 on. Weights that were chosen for their luck on some episodes would look too good on the
/// same ones.
enum class Purpose { result, choice };

struct EvaluateConfig {
  int episodes = 100;
  std::uint64_t seed = 0;  // of the run that is evaluated
  Purpose purpose = Purpose::result;
};

/// Plays episodes with `policy(observation) -> action`, each from a seed of its own.
template <class E, class Policy>
Evaluation evaluate(E& env, Policy policy, const EvaluateConfig& config = {}) {
  const FlushDenormals guard;
  const std::uint64_t offset = config.purpose == Purpose::choice ? 1'000'000 : 0;
  std::vector<double> returns;
  for (int i = 0; i < config.episodes; ++i) {
    auto observation = env.reset(offset + evaluation_seed(config.seed, i));
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

/// How good an agent's best actions are.
template <class E, class Agent>
Evaluation greedy_evaluation(E& env, const Agent& agent, const EvaluateConfig& config = {}) {
  return evaluate(
      env, [&](const auto& s) { return agent.best_action(s); }, config);
}

}  // namespace minirl
