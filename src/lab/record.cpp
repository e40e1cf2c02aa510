#include "minirl/lab/record.hpp"

#include "minirl/lab/record_video.hpp"

namespace minirl {

void check_recording(const RecordConfig& config) {
  if (config.steps_per_frame >= 1) return;
  throw ConfigError(join("recording: steps_per_frame is ", config.steps_per_frame, ", at least 1 is needed"));
}

bool is_worth_recording(long episode) {
  if (episode >= 1000) return episode % 1000 == 0;
  long root = 0;
  while ((root + 1) * (root + 1) * (root + 1) <= episode) ++root;
  return root * root * root == episode;
}

std::filesystem::path free_gif_path(const std::filesystem::path& folder, const std::string& stem) {
  std::filesystem::path path = folder / (stem + ".gif");
  for (int i = 2; std::filesystem::exists(path); ++i) path = folder / join(stem, "-", i, ".gif");
  return path;
}

}  // namespace minirl
