// Metrics: how far a training is and how well it went lately, the four numbers that TF-Agents calls metrics.
#pragma once
#include <deque>

#include "minirl/lab/train.hpp"

namespace minirl {

/// What an observer feeds with the events of a run: `metrics.observe(event)`.
class Metrics {
 public:
  /// The averages are over so many episodes, the last ones. Throws ConfigError unless that is at least 1.
  explicit Metrics(int episodes = 10);

  void observe(const TrainingEvent& event);

  long number_of_episodes() const { return number_of_episodes_; }
  long environment_steps() const { return environment_steps_; }
  double average_return() const;          ///< 0 before the first episode has ended
  double average_episode_length() const;  ///< 0 before the first episode has ended
  bool window_is_full() const { return recent_.size() == window_; }

 private:
  struct Episode {
    double episode_return;
    int length;
  };

  std::size_t window_;
  std::deque<Episode> recent_;
  long number_of_episodes_ = 0, environment_steps_ = 0;
};

}  // namespace minirl
