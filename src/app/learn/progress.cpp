#include "app/learn/progress.hpp"

#include <vector>

#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"

namespace minirl::app::learning {
namespace {

void take(Progress& progress, const std::vector<std::string>& words) {
  const std::string& kind = words[0];
  if (kind == "current" && words.size() == 2) {
    progress.current = words[1];
  } else if (kind == "solved" && words.size() == 2) {
    progress.solved.insert(words[1]);
  } else if (kind == "hint" && words.size() == 3) {
    progress.hints[words[1]] = static_cast<int>(parse_int(words[2], "a hint's level"));
  } else if (kind == "original" && words.size() == 3) {
    progress.originals[words[1]] = parse_uint64(words[2], "a hash");
  } else if (kind == "announced" && words.size() == 3) {
    progress.announced[words[1]] = parse_uint64(words[2], "a hash");
  } else {
    throw ConfigError(join("no line of progress begins with '", kind, "' and has ", words.size(), " words"));
  }
}

}  // namespace

Progress parse_progress(std::string_view text, const std::string& name) {
  Progress progress;
  int number = 0;
  for (const std::string& line : split(text, '\n')) {
    ++number;
    if (line.empty() || line[0] == '#') continue;
    try {
      take(progress, split(line, ' '));
    } catch (const ConfigError& error) {
      throw IoError(join(name, ", line ", number, ": ", error.what(),
                         "; delete that line and start again, the rest is kept"));
    }
  }
  return progress;
}

std::string to_text(const Progress& progress) {
  std::string text = "# Your progress: ./minirl learn reads and writes this file.\n";
  if (!progress.current.empty()) text += join("current ", progress.current, "\n");
  for (const std::string& key : progress.solved) text += join("solved ", key, "\n");
  for (const auto& [key, level] : progress.hints) text += join("hint ", key, " ", level, "\n");
  for (const auto& [key, hash] : progress.originals) text += join("original ", key, " ", hash, "\n");
  for (const auto& [key, hash] : progress.announced) text += join("announced ", key, " ", hash, "\n");
  return text;
}

}  // namespace minirl::app::learning
