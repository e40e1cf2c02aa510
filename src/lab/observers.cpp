#include "minirl/lab/observers.hpp"

#include <unistd.h>

#include <deque>
#include <iostream>
#include <memory>
#include <numeric>

#include "minirl/files/csv.hpp"

namespace minirl {
namespace {

// The state behind a progress line.
class ProgressLine {
 public:
  ProgressLine(std::ostream& out, ProgressStyle style) : out_(&out), style_(style) {}

  void operator()(const TrainingEvent& event) {
    if (!event.finished) {
      recent_.push_back(event.episode_return);
      if (recent_.size() > 100) recent_.pop_front();
    }
    if (style_ == ProgressStyle::live) return live(event);
    if (event.finished || event.step * 10 >= event.steps * next_tenth_) {
      *out_ << line(event) << '\n' << std::flush;
      next_tenth_ = event.step * 10 / event.steps + 1;
    }
  }

 private:
  void live(const TrainingEvent& event) {
    if (!event.finished && event.seconds < next_seconds_) return;
    next_seconds_ = event.seconds + 0.1;
    *out_ << '\r' << line(event) << "\x1b[K" << (event.finished ? "\n" : "") << std::flush;
  }

  std::string line(const TrainingEvent& event) const {
    const double mean = std::accumulate(recent_.begin(), recent_.end(), 0.0) /
                        static_cast<double>(std::max<std::size_t>(recent_.size(), 1));
    const double rate = event.seconds > 0 ? static_cast<double>(event.step) / event.seconds : 0;
    return join("step ", event.step, " of ", event.steps, " (", 100 * event.step / event.steps,
                " %)  episode ", event.episode, "  return ", fixed(mean, 1), "  ", fixed(event.seconds, 1),
                " s  ", fixed(rate / 1000, 0), " k steps/s");
  }

  std::ostream* out_;
  ProgressStyle style_;
  std::deque<double> recent_;  // the returns of the last 100 episodes
  double next_seconds_ = 0;
  long next_tenth_ = 1;
};

}  // namespace

Observer progress(std::ostream& out, ProgressStyle style) { return ProgressLine(out, style); }

Observer progress() {
  return progress(std::cerr, isatty(STDERR_FILENO) ? ProgressStyle::live : ProgressStyle::plain);
}

Observer csv(const std::filesystem::path& path) {
  auto writer =
      std::make_shared<CsvWriter>(path, std::vector<std::string>{"step", "episode", "return", "length"});
  return [writer](const TrainingEvent& event) {
    if (event.finished) return writer->flush();
    writer->row(event.step, event.episode, event.episode_return, event.episode_length);
  };
}

Observer collect(std::vector<CurvePoint>& curve) {
  return [&curve](const TrainingEvent& event) {
    if (!event.finished) curve.push_back({event.step, event.episode_return});
  };
}

}  // namespace minirl
