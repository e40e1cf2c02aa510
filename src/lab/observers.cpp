#include "minirl/lab/observers.hpp"

#include <memory>

#include "minirl/files/atomic_file.hpp"
#include "minirl/files/csv.hpp"
#include "minirl/files/tensorboard.hpp"
#include "minirl/lab/metrics.hpp"

namespace minirl {
namespace {

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

// The state behind a TensorBoard event file.
class EventLog {
 public:
  explicit EventLog(EventWriter writer) : writer_(std::move(writer)) {}

  void operator()(const TrainingEvent& event) {
    if (!event.is_episode()) return writer_.flush();
    writer_.scalar("episode/return", event.step, event.episode_return);
    writer_.scalar("episode/length", event.step, event.episode_length);
    if (event.seconds > 0)
      writer_.scalar("run/steps_per_second", event.step, static_cast<double>(event.step) / event.seconds);
    for (const auto& [name, value] : event.metrics) writer_.scalar(join("agent/", name), event.step, value);
    if (event.seconds < next_flush_) return;
    writer_.flush();
    next_flush_ = event.seconds + 1;
  }

 private:
  EventWriter writer_;
  double next_flush_ = 0;  // seconds: whoever looks on sees a run that is a second old
};

Observer events_to(EventWriter writer) {
  auto log = std::make_shared<EventLog>(std::move(writer));
  return [log](const TrainingEvent& event) { (*log)(event); };
}

}  // namespace

Observer csv(const std::filesystem::path& path) { return rows_to(CsvWriter(path, csv_header)); }

Observer csv_after(const std::filesystem::path& path, long step) {
  if (!std::filesystem::exists(path)) return csv(path);
  write_file_atomically(path, rows_up_to(step, read_file(path)));
  return rows_to(CsvWriter::append(path, csv_header));
}

Observer tensorboard(const std::filesystem::path& folder) { return events_to(EventWriter(folder)); }

Observer tensorboard_after(const std::filesystem::path& folder, long step) {
  EventWriter writer(folder);
  writer.resumed_after(step);
  return events_to(std::move(writer));
}

Observer early_stop(double value, int episodes) {
  return [value, metrics = Metrics(episodes)](TrainingEvent& event) mutable {
    metrics.observe(event);
    if (metrics.window_is_full() && metrics.average_return() >= value) event.enough = true;
  };
}

Observer collect(std::vector<CurvePoint>& curve) {
  return [&curve](const TrainingEvent& event) {
    if (event.is_episode()) curve.push_back({event.step, event.episode_return});
  };
}

}  // namespace minirl
