// The exercises of the course: where they stand, how their files are divided, their hints and wrong answers.
#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace minirl::app::learning {

/// The line between the learner's code and its checks.
inline constexpr std::string_view marker =
    "// ---- Your code is above. Below are its checks: read them, leave them as they are. ----";

struct Exercise {
  std::string id;                // "4.1": chapter 04, file 1_discounting
  std::string name;              // "discounting"
  std::string file;              // "1_discounting"
  std::filesystem::path folder;  // tutorials/04_reinforce

  std::filesystem::path unsolved() const { return folder / "exercises" / (file + ".cpp"); }
  std::filesystem::path solution() const { return folder / "solutions" / (file + ".cpp"); }
  std::filesystem::path hints() const { return folder / "hints" / (file + ".md"); }
  /// Where its copy stands in a workbook: 04_reinforce/1_discounting.cpp.
  std::filesystem::path place() const { return folder.filename() / (file + ".cpp"); }
  /// What progress remembers it by: 04_reinforce/1_discounting.
  std::string key() const { return (folder.filename() / file).string(); }
};

/// All exercises below a folder like tutorials/, in the order of the course. ConfigError if there are none.
std::vector<Exercise> find_exercises(const std::filesystem::path& course);

/// The one that `word` means: an id ("4.1"), a name, or a path to its file. Throws ConfigError with the
/// nearest.
const Exercise& exercise_called(std::string_view word, const std::vector<Exercise>& all);

/// The wrong answers that the checks must reject, in alphabetical order.
std::vector<std::filesystem::path> mutants_of(const Exercise& exercise);

/// The levels of a hint file, which lines `---` separate.
std::vector<std::string> hint_levels(std::string_view text);

/// A source text, divided at the marker: what the learner writes, and the checks from the marker's line on.
struct Halves {
  std::string above, below;
};

/// Nothing if no line is the marker.
std::optional<Halves> divided(std::string_view source);

/// True if the exercise is checked with the library in double: its first line is `// scalar: double`.
bool is_in_double(std::string_view source);

}  // namespace minirl::app::learning
