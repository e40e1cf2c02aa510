#include "minirl/lab/observers.hpp"

#include <memory>

#include "minirl/files/csv.hpp"
#include "minirl/files/tensorboard.hpp"
#include "minirl/lab/metrics.hpp"

namespace minirl {
namespace {

// The state behind a TensorBoard event file.
class EventLog {
 public:
  EventLog(const std::filesystem::path& folder, long resumed_after)
      : writer_(folder), first_step_(resumed_after) {
    if (resumed_after > 0) writer_.resumed_after(resumed_after);
  }

  void operator()(const TrainingEvent& event) {
    if (event.finished) return writer_.flush();
    writer_.scalar("episode/return", event.step, event.episode_return);
    writer_.scalar("episode/length", event.step, event.episode_length);
    if (event.seconds > 0) {
      const auto steps = static_cast<double>(event.step - first_step_);
      writer_.scalar("run/steps_per_second", event.step, steps / event.seconds);
    }
    if (event.seconds < next_flush_) return;
    writer_.flush();
    next_flush_ = event.seconds + 1;
  }

 private:
  EventWriter writer_;
  long first_step_;
  double next_flush_ = 0;  // seconds: whoever looks on sees a run that is a second old
};

}  // namespace

Observer csv(const std::filesystem::path& path) {
  auto writer =
      std::make_shared<CsvWriter>(path, std::vector<std::string>{"step", "episode", "return", "length"});
  return [writer](const TrainingEvent& event) {
    if (event.finished) return writer->flush();
    writer->row(event.step, event.episode, event.episode_return, event.episode_length);
  };
}

Observer tensorboard(const std::filesystem::path& folder, long resumed_after) {
  auto log = std::make_shared<EventLog>(folder, resumed_after);
  return [log](const TrainingEvent& event) { (*log)(event); };
}

Observer early_stop(double value, int episodes) {
  return [value, metrics = Metrics(episodes)](const TrainingEvent& event) mutable {
    metrics.observe(event);
    if (metrics.window_is_full() && metrics.average_return() >= value) event.stop = true;
  };
}

Observer collect(std::vector<CurvePoint>& curve) {
  return [&curve](const TrainingEvent& event) {
    if (!event.finished) curve.push_back({event.step, event.episode_return});
  };
}

}  // namespace minirl
