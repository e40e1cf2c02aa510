// Experiments: one agent for each of many seeds, trained and evaluated side by side on all processors.
#pragma once
#include <algorithm>
#include <functional>
#include <string>
#include <vector>

#include "minirl/envs/registry.hpp"
#include "minirl/lab/best_snapshot.hpp"
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
  long snapshot_every = 0;             // environment steps between choices of the best weights; 0: none
};

/// What came of one seed.
template <class Agent>
struct SeedRun {
  std::uint64_t seed;
  Agent agent;                      // as it is after training
  std::vector<CurvePoint> curve{};  // its training episodes
  TrainResult training{};
  Evaluation greedy{};  // of the final weights, on episodes of its own
  Evaluation best{};    // of the best snapshot on the same ones, if there was one
};

/// Trains `make_agent(env, seed)` with each seed and evaluates its most likely actions. The same numbers for
/// any number of processors.
template <class MakeAgent>
auto run_seeds(const Experiment& experiment, const MakeAgent& make_agent) {
  return for_seeds(experiment.seeds, [&](std::uint64_t seed) {
    const auto env = make_discrete(experiment.env), other = make_discrete(experiment.env);
    SeedRun<decltype(make_agent(*env, seed))> run{seed, make_agent(*env, seed)};
    const long every = experiment.snapshot_every;
    BestSnapshot snapshot(*other, run.agent, {.every = std::max(every, 1L), .seed = seed});
    std::vector<Observer> observers{collect(run.curve)};
    if (every > 0) observers.push_back(std::ref(snapshot));
    run.training = train(*env, run.agent, {.steps = experiment.steps, .seed = seed, .observers = observers});
    const EvaluateConfig config{.episodes = experiment.episodes, .seed = seed};
    run.greedy = greedy_evaluation(*env, run.agent, config);
    if (every > 0) {
      auto best = run.agent;
      best.set_weights(snapshot.weights());
      run.best = greedy_evaluation(*env, best, config);
    }
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

/// The same of the best snapshots.
template <class Agent>
std::vector<double> best_means(const std::vector<SeedRun<Agent>>& runs) {
  std::vector<double> means;
  for (const auto& run : runs) means.push_back(run.best.mean);
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
