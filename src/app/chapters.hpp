// The programs of the chapters, as they were built beside this one.
#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace minirl::app {

struct ChapterProgram {
  std::string number;  // "04"
  std::string name;    // "reinforce"
  std::filesystem::path path;
};

/// The programs `chapter_NN_name` in a folder, in the order of the course.
std::vector<ChapterProgram> chapters_in(const std::filesystem::path& folder);

/// Those beside this program. Throws ConfigError if there are none.
std::vector<ChapterProgram> built_chapters();

/// Those that `word` means: a number ("4", "04") stands for all programs of the chapter, a name ("reinforce",
/// "04_reinforce") for one. Throws ConfigError with the nearest and all there are if none fits.
std::vector<ChapterProgram> chapters_called(std::string_view word, const std::vector<ChapterProgram>& all);

}  // namespace minirl::app
