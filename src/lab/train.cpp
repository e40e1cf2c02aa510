#include "minirl/lab/train.hpp"

namespace minirl {
namespace {

constexpr int steps_between_looks = 64;

}  // namespace

TrainingNews::TrainingNews(const TrainConfig& config, const Checkpoints::Show& training)
    : event_{0, config.steps, 0, 0, 0, 0},
      config_(config),
      checkpoints_(config.checkpoint, [this, training](Archive& a) {
        training(a);
        archive(a);
      }) {
  if (config.steps < 1) throw ConfigError(join("train: steps is ", config.steps, ", at least 1 is needed"));
}

bool TrainingNews::goes_on() {
  if (--until_look_ < 0) look_up();
  return event_.step < event_.steps && !stopped_ && !event_.enough;
}

void TrainingNews::look_up() {
  until_look_ = steps_between_looks;
  stopped_ = config_.stop && config_.stop();
  if (checkpoints_.is_due()) save();
}

void TrainingNews::episode_ended(const EpisodeEnd& end, std::vector<Metric> metrics) {
  ++event_.episode;
  event_.episode_return = end.episode_return;
  event_.episode_length = end.length;
  event_.metrics = std::move(metrics);
  tell();
}

TrainResult TrainingNews::finish() {
  if (stopped_ && checkpoints_.is_wanted()) save();
  event_.finished = true;
  tell();
  return {event_.step, event_.episode, event_.seconds, stopped_};
}

void TrainingNews::save() {
  event_.saving = true;
  tell();
  event_.saving = false;
  checkpoints_.save();
}

void TrainingNews::tell() {
  const std::chrono::duration<double> here = std::chrono::steady_clock::now() - start_;
  event_.seconds = seconds_before_ + here.count();
  for (const Observer& observer : config_.observers) observer(event_);
}

void TrainingNews::archive(Archive& a) {
  long steps = event_.steps;
  a("step", event_.step), a("steps", steps), a("episode", event_.episode);
  a("seconds", a.is_loading() ? seconds_before_ : event_.seconds);
  if (steps == event_.steps) return;
  throw IoError(join(a.source(), ": the training has ", steps, " steps, asked for are ", event_.steps));
}

}  // namespace minirl
