// The programs of the chapters, as they were built beside this one.
#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace minirl::app {

struct ChapterProgram {
  std::string number;  // "04"
  std::string part;    // "1", where a chapter has several programs in order, or ""
  std::string name;    // "reinforce"
  std::filesystem::path path;

  std::string id() const;     ///< "04_reinforce", "03_1_tensors"
  std::string title() const;  ///< "04 reinforce", "03.1 tensors"
};

/// The programs `chapter_NN_name` and `chapter_NN_M_name` in a folder, in the order of the course.
std::vector<ChapterProgram> chapters_in(const std::filesystem::path& folder);

/// Those beside this program. Throws ConfigError if there are none.
std::vector<ChapterProgram> built_chapters();

/// Those that `word` means: a number ("4", "04") stands for all programs of the chapter, a number with a part
/// ("3.1") or a name ("reinforce", "04_reinforce", "03_1_tensors") for one. Throws ConfigError with the
/// nearest and all there are if none fits.
std::vector<ChapterProgram> chapters_called(std::string_view word, const std::vector<ChapterProgram>& all);

}  // namespace minirl::app
