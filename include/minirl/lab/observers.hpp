// Observers of a training run: what it shows and writes down while it goes on, and when it has learnt enough.
#pragma once
#include <filesystem>
#include <ostream>
#include <vector>

#include "minirl/lab/train.hpp"

namespace minirl {

/// A line that says how far the run is, what the last 100 episodes returned on average, and how long the rest
/// will take. On a terminal it is rewritten in place; otherwise there is a plain line at each tenth of the
/// run.
enum class ProgressStyle { live, plain };
Observer progress(std::ostream& out, ProgressStyle style);
Observer progress();  ///< on standard error, live if that is a terminal

/// A table in plain text with a row at each tenth of the run and at its end: steps, episodes, return and
/// length of the last 10 episodes on average, and the steps a second since the row before.
Observer console_table(std::ostream& out);

/// A CSV file with a row for each episode: step, episode, return, length. Throws IoError if it cannot be
/// written.
Observer csv(const std::filesystem::path& path);
/// The same for a run that goes on from a checkpoint after `step`: what the file says of later steps is
/// dropped.
Observer csv_after(const std::filesystem::path& path, long step);

/// A TensorBoard event file in the folder, with curves over the steps: episode/return, episode/length,
/// run/steps_per_second (of the whole run so far) and agent/NAME for each number that the agent reports.
/// Throws IoError if it cannot be written.
Observer tensorboard(const std::filesystem::path& folder);
/// The same for a run that goes on from a checkpoint after `step`: a file more, which makes TensorBoard drop
/// what earlier ones say of later steps.
Observer tensorboard_after(const std::filesystem::path& folder, long step);

/// Ends the training as soon as the last `episodes` episodes, not fewer, returned `value` or more on average.
/// Throws ConfigError unless `episodes` is at least 1.
Observer early_stop(double value, int episodes = 100);

/// One point of a learning curve.
struct CurvePoint {
  long step;
  double episode_return;
};

/// Collects the learning curve in `curve`, which must outlive the run.
Observer collect(std::vector<CurvePoint>& curve);

}  // namespace minirl
