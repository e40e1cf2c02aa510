// The learner's progress: a small text file in the workbook.
#pragma once
#include <cstdint>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>

namespace minirl::app::learning {

struct Progress {
  std::string current;                             // key of the exercise at hand, "" at the very start
  std::set<std::string> solved;                    // keys, such as 04_reinforce/1_discounting
  std::map<std::string, int> hints;                // key -> levels seen
  std::map<std::string, std::uint64_t> originals;  // key -> hash of the file that was copied
  std::map<std::string, std::uint64_t> announced;  // key -> hash of a newer original that was told of

  bool operator==(const Progress&) const = default;
};

/// Lines "current KEY", "solved KEY", "hint KEY 2", "original KEY HASH", "announced KEY HASH", each kind any
/// number of times; `#` begins a comment. Throws IoError naming `name` and the line.
Progress parse_progress(std::string_view text, const std::string& name);

/// The text that parse_progress reads.
std::string to_text(const Progress& progress);

}  // namespace minirl::app::learning
