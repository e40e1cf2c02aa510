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

/// Lets an agent act in an environment and learn from it: act, step, observe, learn, again and again.
/// Flushes denormals while it runs (see FlushDenormals). Throws ConfigError if there is nothing to do.
template <class E, class Agent>
TrainResult train(E& env, Agent& agent, const TrainConfig& config) {
  if (config.steps < 1) throw ConfigError(join("train: steps is ", config.steps, ", at least 1 is needed"));
  const FlushDenormals guard;
  const auto start = std::chrono::steady_clock::now();
  TrainingEvent event{0, config.steps, 0, 0, 0, 0};
  const auto tell = [&] {
    event.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    for (const Observer& observer : config.observers) observer(event);
  };

  auto observation = env.reset(config.seed);
  double episode_return = 0;
  int length = 0;
  for (event.step = 1; event.step <= config.steps; ++event.step) {
    const auto action = agent.act(observation);
    auto step = env.step(action);
    agent.observe(observation, action, step);
    agent.learn();
    episode_return += step.reward;
    ++length;
    observation = std::move(step.observation);
    if (!step.done()) continue;
    ++event.episode;
    event.episode_return = std::exchange(episode_return, 0);
    event.episode_length = std::exchange(length, 0);
    tell();
    observation = env.reset();
  }
  event.step = config.steps;
  event.finished = true;
  tell();
  return {event.step, event.episode, event.seconds};
}

}  // namespace minirl
