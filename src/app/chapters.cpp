#include "app/chapters.hpp"

#include <algorithm>
#include <cctype>
#include <tuple>

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

// "4" means all of chapter 04, "3.1" one program of chapter 03.
bool is_numbered(const ChapterProgram& chapter, std::string_view number, std::string_view part) {
  return without_zeros(number) == without_zeros(chapter.number) &&
         (part.empty() || without_zeros(part) == without_zeros(chapter.part));
}

bool is_called(const ChapterProgram& chapter, std::string_view word) {
  const std::size_t dot = std::min(word.find('.'), word.size());
  const std::string_view number = word.substr(0, dot), part = word.substr(std::min(dot + 1, word.size()));
  if (is_number(number) && (dot == word.size() || is_number(part))) return is_numbered(chapter, number, part);
  return word == chapter.name || word == chapter.number + "_" + chapter.name || word == chapter.id();
}

// "1_tensors" -> 1, tensors: the first of several programs. A chapter's only program has no part.
ChapterProgram program_of(const std::string& number, const std::string& rest,
                          const std::filesystem::path& path) {
  const std::size_t dash = std::min(rest.find('_'), rest.size());
  if (dash == rest.size() || !is_number(rest.substr(0, dash))) return {number, "", rest, path};
  return {number, rest.substr(0, dash), rest.substr(dash + 1), path};
}

// As numbers, so that part 10 comes after part 9.
bool comes_before(const ChapterProgram& a, const ChapterProgram& b) {
  const auto place = [](const ChapterProgram& c) {
    return std::tuple(c.number, c.part.size(), c.part, c.name);
  };
  return place(a) < place(b);
}

[[noreturn]] void unknown_chapter(std::string_view word, const std::vector<ChapterProgram>& all) {
  std::vector<std::string> names;
  for (const ChapterProgram& chapter : all) names.push_back(chapter.name);
  throw ConfigError(unknown("chapter", word, names));
}

}  // namespace

std::string ChapterProgram::id() const { return join(number, "_", part, part.empty() ? "" : "_", name); }

std::string ChapterProgram::title() const { return join(number, part.empty() ? "" : ".", part, " ", name); }

std::vector<ChapterProgram> chapters_in(const std::filesystem::path& folder) {
  std::vector<ChapterProgram> found;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const std::string file = entry.path().filename().string();
    const std::size_t dash = file.find('_', prefix.size());
    if (!entry.is_regular_file() || !file.starts_with(prefix) || dash == std::string::npos) continue;
    const std::string number = file.substr(prefix.size(), dash - prefix.size());
    if (is_number(number)) found.push_back(program_of(number, file.substr(dash + 1), entry.path()));
  }
  std::sort(found.begin(), found.end(), comes_before);
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
