// Observers of a training run: what it shows and writes down while it goes on.
#pragma once
#include <filesystem>
#include <ostream>
#include <vector>

#include "minirl/lab/train.hpp"

namespace minirl {

/// A line that says how far the run is and what the last 100 episodes returned on average. On a terminal it
/// is rewritten in place; otherwise there is a plain line at each tenth of the run.
enum class ProgressStyle { live, plain };
Observer progress(std::ostream& out, ProgressStyle style);
Observer progress();  ///< on standard error, live if that is a terminal

/// A CSV file with a row for each episode: step, episode, return, length. Throws IoError if it cannot be
/// written.
Observer csv(const std::filesystem::path& path);
/// The same for a run that goes on from a checkpoint after `step`: what the file says of later steps is
/// dropped.
Observer csv_after(const std::filesystem::path& path, long step);

/// One point of a learning curve.
struct CurvePoint {
  long step;
  double episode_return;
};

/// Collects the learning curve in `curve`, which must outlive the run.
Observer collect(std::vector<CurvePoint>& curve);

}  // namespace minirl
