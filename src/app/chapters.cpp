#include "app/chapters.hpp"

#include <algorithm>
#include <cctype>

#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"

namespace minirl::app {
namespace {

constexpr std::string_view prefix = "chapter_";

bool is_digit(char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; }

bool is_number(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

// "04" and "4" are the same number.
std::string_view without_zeros(std::string_view number) {
  while (number.size() > 1 && number.front() == '0') number.remove_prefix(1);
  return number;
}

bool is_called(const ChapterProgram& chapter, std::string_view word) {
  if (is_number(word)) return without_zeros(word) == without_zeros(chapter.number);
  return word == chapter.name || word == chapter.number + "_" + chapter.name;
}

[[noreturn]] void unknown_chapter(std::string_view word, const std::vector<ChapterProgram>& all) {
  std::vector<std::string> names;
  for (const ChapterProgram& chapter : all) names.push_back(chapter.name);
  throw ConfigError(unknown("chapter", word, names));
}

}  // namespace

std::vector<ChapterProgram> chapters_in(const std::filesystem::path& folder) {
  std::vector<ChapterProgram> found;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const std::string file = entry.path().filename().string();
    const std::size_t dash = file.find('_', prefix.size());
    if (!entry.is_regular_file() || !file.starts_with(prefix) || dash == std::string::npos) continue;
    const std::string number = file.substr(prefix.size(), dash - prefix.size());
    if (is_number(number)) found.push_back({number, file.substr(dash + 1), entry.path()});
  }
  std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
  return found;
}

std::vector<ChapterProgram> built_chapters() {
  const auto folder = std::filesystem::read_symlink("/proc/self/exe").parent_path();
  auto found = chapters_in(folder);
  if (found.empty()) {
    throw ConfigError(join(folder.string(), ": no chapters are built here; `cmake --build ", folder.string(),
                           " --target minirl_chapters` builds them"));
  }
  return found;
}

std::vector<ChapterProgram> chapters_called(std::string_view word, const std::vector<ChapterProgram>& all) {
  std::vector<ChapterProgram> meant;
  std::copy_if(all.begin(), all.end(), std::back_inserter(meant),
               [&](const ChapterProgram& chapter) { return is_called(chapter, word); });
  if (meant.empty()) unknown_chapter(word, all);
  return meant;
}

}  // namespace minirl::app
