// Experiments: one agent for each of many seeds, trained and evaluated side by side on all processors.
#pragma once
#include <string>
#include <vector>

#include "minirl/envs/registry.hpp"
#include "minirl/lab/curves.hpp"
#include "minirl/lab/evaluate.hpp"
#include "minirl/lab/observers.hpp"
#include "minirl/lab/seeds.hpp"
#include "minirl/lab/train.hpp"

namespace minirl {

struct Experiment {
  std::string env;                     // id of the environment
  long steps = 100'000;                // environment steps of each training
  std::vector<std::uint64_t> seeds{};  // one run for each
  int episodes = 100;                  // of the evaluation
};

/// What came of one seed.
template <class Agent>
struct SeedRun {
  std::uint64_t seed;
  Agent agent;                      // as it is after training
  std::vector<CurvePoint> curve{};  // its training episodes
  TrainResult training{};
  Evaluation greedy{};  // of the final weights, on episodes of its own
};

/// Trains `make_agent(env, seed)` with each seed and evaluates its most likely actions. The same numbers for
/// any number of processors.
template <class MakeAgent>
auto run_seeds(const Experiment& experiment, const MakeAgent& make_agent) {
  return for_seeds(experiment.seeds, [&](std::uint64_t seed) {
    const auto env = make_discrete(experiment.env);
    SeedRun<decltype(make_agent(*env, seed))> run{seed, make_agent(*env, seed)};
    run.training =
        train(*env, run.agent, {.steps = experiment.steps, .seed = seed, .observers = {collect(run.curve)}});
    const auto best = [&](const Tensor& s) { return run.agent.best_action(s); };
    run.greedy = evaluate(*env, best, {.episodes = experiment.episodes, .seed = seed});
    return run;
  });
}

/// The mean return of each seed's evaluation.
template <class Agent>
std::vector<double> greedy_means(const std::vector<SeedRun<Agent>>& runs) {
  std::vector<double> means;
  for (const auto& run : runs) means.push_back(run.greedy.mean);
  return means;
}

/// The learning curves of all seeds as one line with a band (see `over_seeds`).
template <class Agent>
Series learning_curve(std::string name, const std::vector<SeedRun<Agent>>& runs,
                      const CurveConfig& config = {}) {
  std::vector<std::vector<CurvePoint>> curves;
  for (const auto& run : runs) curves.push_back(run.curve);
  return over_seeds(std::move(name), curves, config);
}

}  // namespace minirl
