#include "app/learn/exercises.hpp"

#include <algorithm>
#include <cctype>
#include <tuple>

#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"

namespace minirl::app::learning {
namespace {

namespace fs = std::filesystem;

struct Numbered {
  int number;
  std::string name;
};

// "04_reinforce" -> 4, "reinforce".
std::optional<Numbered> numbered(const std::string& text) {
  const std::size_t dash = text.find('_');
  if (dash == 0 || dash > 4 || dash + 1 >= text.size()) return {};
  const auto is_digit = [](char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; };
  if (!std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(dash), is_digit)) return {};
  return Numbered{std::stoi(text.substr(0, dash)), text.substr(dash + 1)};
}

std::vector<fs::path> entries_of(const fs::path& folder) {
  std::vector<fs::path> paths;
  if (fs::is_directory(folder)) {
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

std::string without_blanks_at_end(std::string_view text) {
  while (!text.empty() && std::isspace(static_cast<unsigned char>(text.back()))) text.remove_suffix(1);
  return std::string(text);
}

bool is_called(const Exercise& exercise, std::string_view word) {
  const fs::path path(word);
  return word == exercise.id || word == exercise.name || word == exercise.file ||
         path.parent_path() / path.stem() == fs::path(exercise.place()).replace_extension() ||
         fs::absolute(path).lexically_normal() == fs::absolute(exercise.unsolved()).lexically_normal() ||
         (path.has_parent_path() && path.parent_path().filename() == exercise.folder.filename() &&
          path.stem() == exercise.file);
}

}  // namespace

std::vector<Exercise> find_exercises(const fs::path& course) {
  std::vector<std::tuple<int, int, Exercise>> found;
  for (const fs::path& folder : entries_of(course)) {
    const auto chapter = numbered(folder.filename().string());
    if (!chapter) continue;
    for (const fs::path& path : entries_of(folder / "exercises")) {
      const auto part = numbered(path.stem().string());
      if (!part || path.extension() != ".cpp") continue;
      found.emplace_back(
          chapter->number, part->number,
          Exercise{join(chapter->number, ".", part->number), part->name, path.stem().string(), folder});
    }
  }
  if (found.empty()) throw ConfigError(join("there are no exercises in ", course.string()));
  std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
    return std::tuple(std::get<0>(a), std::get<1>(a)) < std::tuple(std::get<0>(b), std::get<1>(b));
  });
  std::vector<Exercise> exercises;
  for (auto& entry : found) exercises.push_back(std::move(std::get<2>(entry)));
  return exercises;
}

const Exercise& exercise_called(std::string_view word, const std::vector<Exercise>& all) {
  std::vector<std::string> ids, names;
  for (const Exercise& exercise : all) {
    if (is_called(exercise, word)) return exercise;
    ids.push_back(exercise.id);
    names.push_back(exercise.name);
  }
  const std::string near = nearest(word, names);
  throw ConfigError(join("unknown exercise '", word, "'",
                         near.empty() ? "" : "; did you mean '" + near + "'?", near.empty() ? ". " : " ",
                         "There are ", ids.front(), " to ", ids.back(), "; ./minirl learn list shows them"));
}

std::vector<fs::path> mutants_of(const Exercise& exercise) {
  std::vector<fs::path> mutants;
  for (const fs::path& path : entries_of(exercise.folder / "mutants")) {
    const std::string name = path.filename().string();
    if (name.rfind(exercise.file + ".", 0) == 0 && path.extension() == ".cpp") mutants.push_back(path);
  }
  return mutants;
}

std::vector<std::string> hint_levels(std::string_view text) {
  std::vector<std::string> levels(1);
  for (const std::string& line : split(text, '\n')) {
    if (without_blanks_at_end(line) == "---") {
      levels.emplace_back();
    } else if (!levels.back().empty() || !without_blanks_at_end(line).empty()) {
      levels.back() += without_blanks_at_end(line) + "\n";
    }
  }
  for (std::string& level : levels) level = without_blanks_at_end(level);
  return levels;
}

std::optional<Halves> divided(std::string_view source) {
  for (std::size_t begin = 0; begin < source.size();) {
    const std::size_t end = std::min(source.find('\n', begin), source.size());
    if (without_blanks_at_end(source.substr(begin, end - begin)) == marker) {
      return Halves{std::string(source.substr(0, begin)), std::string(source.substr(begin))};
    }
    begin = end + 1;
  }
  return {};
}

bool is_in_double(std::string_view source) {
  return without_blanks_at_end(source.substr(0, source.find('\n'))) == "// scalar: double";
}

}  // namespace minirl::app::learning
