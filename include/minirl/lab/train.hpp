// train: the loop between an environment and an agent. What happens along the way goes to observers.
#pragma once
#include <chrono>
#include <functional>
#include <vector>

#include "minirl/core/flush_denormals.hpp"
#include "minirl/lab/checkpoint.hpp"
#include "minirl/lab/driver.hpp"

namespace minirl {

/// A number that an agent reports of itself, such as its loss.
struct Metric {
  const char* name;
  double value;
};

/// What observers are told: the end of an episode, or one of the two moments below.
struct TrainingEvent {
  long step;                      // environment steps so far
  long steps;                     // of the whole training
  long episode;                   // episodes ended so far
  double episode_return;          // the undiscounted sum of rewards of the last one
  int episode_length;             // its steps
  double seconds;                 // since the start, wall time; those of resumed runs add up
  bool finished = false;          // the training is over, or stopped
  bool saving = false;            // a checkpoint follows: what was written so far must be on the disk
  std::vector<Metric> metrics{};  // the agent's own numbers
  bool enough = false;            // what an observer may write: true ends the training here, as a whole one

  bool is_episode() const { return !saving && !finished; }
};

using Observer = std::function<void(TrainingEvent&)>;

struct TrainConfig {
  long steps = 100'000;               // environment steps
  std::uint64_t seed = 0;             // of the environment's first reset
  std::vector<Observer> observers{};  // called in this order
  CheckpointConfig checkpoint{};      // none unless it names a file
  std::function<bool()> stop{};       // asked every few steps; true: save a checkpoint and stop
};

struct TrainResult {
  long steps = 0;
  long episodes = 0;     // ended ones
  double seconds = 0;    // wall time
  bool stopped = false;  // before its end, by `stop`
};

/// Counts a run, tells its observers what happens and keeps its checkpoints: what all loops of training
/// share.
class TrainingNews {
 public:
  /// `training` shows the state of loop, environment and agent for checkpoints; a run that goes on from one
  /// is loaded here. Throws ConfigError if there is nothing to do, IoError as Checkpoints does.
  TrainingNews(const TrainConfig& config, const Checkpoints::Show& training);

  bool has_resumed() const { return checkpoints_.has_resumed(); }
  /// Whether there is more to do. Writes a checkpoint when it is time.
  bool goes_on();
  void step(long count = 1) { event_.step += count; }
  void episode_ended(const EpisodeEnd& end, std::vector<Metric> metrics);
  TrainResult finish();

 private:
  void archive(Archive& a);
  void look_up();
  void save();
  void tell();

  TrainingEvent event_;
  const TrainConfig& config_;
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
  double seconds_before_ = 0;  // of the runs that this one continues
  int until_look_ = 0;         // steps until the clock and `stop` are asked again
  bool stopped_ = false;
  Checkpoints checkpoints_;  // last: it may load all of the above
};

/// The numbers an agent reports, if it does.
template <class Agent>
std::vector<Metric> metrics_of(const Agent& agent) {
  std::vector<Metric> metrics;
  if constexpr (requires { agent.numbers([](const char*, double) {}); })
    agent.numbers([&](const char* name, double value) { metrics.push_back({name, value}); });
  return metrics;
}

/// An agent in a checkpoint. Throws ConfigError if it has no `archive`.
template <class Agent>
void archive_agent(Archive& a, Agent& agent) {
  if constexpr (Archivable<Agent>) {
    a("agent", agent);
  } else {
    throw ConfigError("checkpoint: this agent has no archive(Archive&); it cannot be saved");
  }
}

/// Lets an agent act in an environment and learn from it: act, step, observe, learn, again and again.
/// Flushes denormals while it runs (see FlushDenormals). Throws ConfigError if there is nothing to do.
template <class E, class Agent>
TrainResult train(E& env, Agent& agent, const TrainConfig& config) {
  const FlushDenormals guard;
  Driver<E> driver(env);
  TrainingNews news(config, [&](Archive& a) { a("driver", driver), archive_agent(a, agent); });
  if (!news.has_resumed()) driver.start(config.seed);
  const auto act = [&](const auto& s) { return agent.act(s); };
  const auto see = [&](const auto& s, const auto& a, const auto& step) { agent.observe(s, a, step); };
  while (news.goes_on()) {
    const auto end = driver.step(act, see);
    agent.learn();
    news.step();
    if (end) news.episode_ended(*end, metrics_of(agent));
  }
  return news.finish();
}

}  // namespace minirl
