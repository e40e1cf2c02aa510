// BestSnapshot: keeps the weights that did best in evaluations during training, because the last ones may
// have forgotten what earlier ones could.
#pragma once
#include <limits>
#include <type_traits>

#include "minirl/lab/evaluate.hpp"
#include "minirl/lab/train.hpp"

namespace minirl {

struct BestSnapshotConfig {
  long every = 1000;  // environment steps from one evaluation to the next, which waits for an episode's end
  int episodes = 10;  // of each evaluation, from seeds of its own
  std::uint64_t seed = 0;  // of the run
};

/// An observer: `{.observers = {std::ref(best)}}`. It evaluates the agent's best actions in `env`, which is
/// not the one that it trains in. Of equals the later weights stay. Both must outlive it.
template <class E, class Agent>
class BestSnapshot {
 public:
  using Weights = std::remove_cvref_t<decltype(std::declval<const Agent&>().weights())>;

  BestSnapshot(E& env, const Agent& agent, const BestSnapshotConfig& config)
      : env_(env), agent_(agent), config_(config), weights_(agent.weights()), next_(config.every) {
    if (config.every < 1 || config.episodes < 1) {
      throw ConfigError(join("BestSnapshot: every is ", config.every, " and episodes ", config.episodes,
                             ", both must be at least 1"));
    }
  }

  void operator()(const TrainingEvent& event) {
    if (event.saving || (!event.finished && event.step < next_)) return;
    next_ = (event.step / config_.every + 1) * config_.every;
    const EvaluateConfig config{config_.episodes, config_.seed, Purpose::choice};
    const double mean = greedy_evaluation(env_, agent_, config).mean;
    if (mean < mean_) return;
    mean_ = mean, step_ = event.step, weights_ = agent_.weights();
  }

  const Weights& weights() const { return weights_; }
  double mean() const { return mean_; }  ///< return in its evaluation
  long step() const { return step_; }    ///< environment steps that made it

  void archive(Archive& a) { a("weights", weights_), a("mean", mean_), a("step", step_), a("next", next_); }

 private:
  E& env_;
  const Agent& agent_;
  BestSnapshotConfig config_;
  Weights weights_;
  double mean_ = -std::numeric_limits<double>::infinity();
  long step_ = 0;
  long next_;
};

}  // namespace minirl
