// train: the loop between an environment and an agent. What happens along the way goes to observers.
#pragma once
#include <chrono>
#include <functional>
#include <vector>

#include "minirl/core/flush_denormals.hpp"
#include "minirl/envs/env.hpp"

namespace minirl {

/// The end of an episode during training, or the end of the training itself (`finished`).
struct TrainingEvent {
  long step;              // environment steps so far
  long steps;             // of the whole training
  long episode;           // episodes ended so far
  double episode_return;  // the undiscounted sum of rewards of the last one
  int episode_length;     // its steps
  double seconds;         // since the start, wall time
  bool finished = false;
  mutable bool stop = false;  // the one thing an observer may write: true ends the training here
};

using Observer = std::function<void(const TrainingEvent&)>;

struct TrainConfig {
  long steps = 100'000;               // environment steps
  std::uint64_t seed = 0;             // of the environment's first reset
  std::vector<Observer> observers{};  // called in this order
};

struct TrainResult {
  long steps = 0;
  long episodes = 0;   // ended ones
  double seconds = 0;  // wall time
};

/// Tells the observers of a run what happens: what both loops of training share.
class TrainingNews {
 public:
  explicit TrainingNews(const TrainConfig& config);

  void step(long count = 1) { event_.step += count; }
  bool done() const { return event_.stop || event_.step >= event_.steps; }
  void episode_ended(double episode_return, int length);
  TrainResult finish();

 private:
  void tell();

  TrainingEvent event_;
  const std::vector<Observer>& observers_;
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

/// Lets an agent act in an environment and learn from it: act, step, observe, learn, again and again.
/// Flushes denormals while it runs (see FlushDenormals). Throws ConfigError if there is nothing to do.
template <class E, class Agent>
TrainResult train(E& env, Agent& agent, const TrainConfig& config) {
  const FlushDenormals guard;
  TrainingNews news(config);
  auto observation = env.reset(config.seed);
  double episode_return = 0;
  int length = 0;
  while (!news.done()) {
    const auto action = agent.act(observation);
    auto step = env.step(action);
    agent.observe(observation, action, step);
    agent.learn();
    news.step();
    episode_return += step.reward;
    ++length;
    observation = std::move(step.observation);
    if (!step.done()) continue;
    news.episode_ended(std::exchange(episode_return, 0), std::exchange(length, 0));
    observation = env.reset();
  }
  return news.finish();
}

}  // namespace minirl
