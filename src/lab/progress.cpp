// The observers that print: the progress line and the table.
#include <unistd.h>

#include <iostream>

#include "minirl/lab/metrics.hpp"
#include "minirl/lab/observers.hpp"

namespace minirl {
namespace {

// Says at which events another tenth of the run is done.
class Tenths {
 public:
  bool due(const TrainingEvent& event) {
    if (!event.finished && event.step * 10 < event.steps * next_) return false;
    next_ = event.step * 10 / event.steps + 1;
    return true;
  }

 private:
  long next_ = 1;
};

// "40 s", "12 min", "3 h 5 min".
std::string duration(double seconds) {
  if (seconds < 99.5) return fixed(seconds, 0) + " s";
  const auto minutes = static_cast<long>(seconds / 60 + 0.5);
  if (minutes < 100) return join(minutes, " min");
  return join(minutes / 60, " h ", minutes % 60, " min");
}

std::string rate(double steps, double seconds) {
  const double per_second = seconds > 0 ? steps / seconds : 0;
  if (per_second < 10'000) return fixed(per_second, 0) + " steps/s";
  return fixed(per_second / 1000, 0) + " k steps/s";
}

// The state behind a progress line.
class ProgressLine {
 public:
  ProgressLine(std::ostream& out, ProgressStyle style) : out_(&out), style_(style) {}

  void operator()(const TrainingEvent& event) {
    if (event.saving) return;
    metrics_.observe(event);
    if (style_ == ProgressStyle::live) return live(event);
    if (tenths_.due(event)) *out_ << line(event) << '\n' << std::flush;
  }

 private:
  void live(const TrainingEvent& event) {
    if (!event.finished && event.seconds < next_seconds_) return;
    next_seconds_ = event.seconds + 0.1;
    *out_ << '\r' << line(event) << "\x1b[K" << (event.finished ? "\n" : "") << std::flush;
  }

  // At the end the seconds it took, before it those that are left if it goes on at this pace: both together
  // would be wider than a terminal.
  std::string line(const TrainingEvent& event) const {
    const auto step = static_cast<double>(event.step), left = static_cast<double>(event.steps - event.step);
    const std::string time =
        event.finished ? fixed(event.seconds, 1) + " s" : duration(event.seconds * left / step) + " left";
    return join("step ", event.step, " of ", event.steps, " (", 100 * event.step / event.steps,
                " %)  episode ", event.episode, "  return ", fixed(metrics_.average_return(), 1), "  ",
                rate(step, event.seconds), "  ", time);
  }

  std::ostream* out_;
  ProgressStyle style_;
  Metrics metrics_{100};
  double next_seconds_ = 0;
  Tenths tenths_;
};

std::string right_aligned(const std::string& text, std::size_t width) {
  return std::string(width - std::min(width, text.size()), ' ') + text;
}

// The state behind a table.
class ConsoleTable {
 public:
  explicit ConsoleTable(std::ostream& out) : out_(&out) {}

  void operator()(const TrainingEvent& event) {
    if (event.saving) return;
    metrics_.observe(event);
    if (!tenths_.due(event) || event.step == last_step_) return;
    if (last_step_ == 0) row({"step", "episodes", "mean return", "mean length", "steps/s"});
    const double seconds = event.seconds - last_seconds_;
    const double pace = seconds > 0 ? static_cast<double>(event.step - last_step_) / seconds : 0;
    row({std::to_string(event.step), std::to_string(metrics_.number_of_episodes()),
         fixed(metrics_.average_return(), 2), fixed(metrics_.average_episode_length(), 1), fixed(pace, 0)});
    last_step_ = event.step;
    last_seconds_ = event.seconds;
  }

 private:
  void row(const std::vector<std::string>& cells) {
    for (const std::string& cell : cells) *out_ << right_aligned(cell, 13);
    *out_ << '\n' << std::flush;
  }

  std::ostream* out_;
  Metrics metrics_;
  Tenths tenths_;
  long last_step_ = 0;
  double last_seconds_ = 0;
};

}  // namespace

Observer progress(std::ostream& out, ProgressStyle style) { return ProgressLine(out, style); }

Observer progress() {
  return progress(std::cerr, isatty(STDERR_FILENO) ? ProgressStyle::live : ProgressStyle::plain);
}

Observer console_table(std::ostream& out) { return ConsoleTable(out); }

}  // namespace minirl
