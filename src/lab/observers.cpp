#include "minirl/lab/observers.hpp"

#include <unistd.h>

#include <deque>
#include <iostream>
#include <memory>
#include <numeric>

#include "minirl/files/atomic_file.hpp"
#include "minirl/files/csv.hpp"

namespace minirl {
namespace {

// The state behind a progress line.
class ProgressLine {
 public:
  ProgressLine(std::ostream& out, ProgressStyle style) : out_(&out), style_(style) {}

  void operator()(const TrainingEvent& event) {
    if (event.saving) return;
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

const std::vector<std::string> csv_header{"step", "episode", "return", "length"};

Observer rows_to(CsvWriter csv_writer) {
  auto writer = std::make_shared<CsvWriter>(std::move(csv_writer));
  return [writer](const TrainingEvent& event) {
    if (!event.is_episode()) return writer->flush();
    writer->row(event.step, event.episode, event.episode_return, event.episode_length);
  };
}

// The header and the whole lines whose first cell is at most `step`: a killed run may have left half a line.
std::string rows_up_to(long step, const std::string& text) {
  std::string kept;
  for (std::size_t begin = 0, end; (end = text.find('\n', begin)) != std::string::npos; begin = end + 1) {
    const std::string line = text.substr(begin, end + 1 - begin);
    if (begin == 0 || parse_int(line.substr(0, line.find(',')), "curve.csv: step") <= step) kept += line;
  }
  return kept;
}

}  // namespace

Observer progress(std::ostream& out, ProgressStyle style) { return ProgressLine(out, style); }

Observer progress() {
  return progress(std::cerr, isatty(STDERR_FILENO) ? ProgressStyle::live : ProgressStyle::plain);
}

Observer csv(const std::filesystem::path& path) { return rows_to(CsvWriter(path, csv_header)); }

Observer csv_after(const std::filesystem::path& path, long step) {
  if (!std::filesystem::exists(path)) return csv(path);
  write_file_atomically(path, rows_up_to(step, read_file(path)));
  return rows_to(CsvWriter::append(path, csv_header));
}

Observer collect(std::vector<CurvePoint>& curve) {
  return [&curve](const TrainingEvent& event) {
    if (event.is_episode()) curve.push_back({event.step, event.episode_return});
  };
}

}  // namespace minirl
