#include "minirl/lab/train.hpp"

namespace minirl {

TrainingNews::TrainingNews(const TrainConfig& config)
    : event_{0, config.steps, 0, 0, 0, 0}, observers_(config.observers) {
  if (config.steps < 1) throw ConfigError(join("train: steps is ", config.steps, ", at least 1 is needed"));
}

void TrainingNews::episode_ended(double episode_return, int length) {
  ++event_.episode;
  event_.episode_return = episode_return;
  event_.episode_length = length;
  tell();
}

TrainResult TrainingNews::finish() {
  event_.finished = true;
  tell();
  return {event_.step, event_.episode, event_.seconds};
}

void TrainingNews::tell() {
  event_.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
  for (const Observer& observer : observers_) observer(event_);
}

}  // namespace minirl
