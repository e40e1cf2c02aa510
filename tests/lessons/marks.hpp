// The marks of a lesson against the tree: quotes stand in their files, links and figures are there.
#pragma once
#include <algorithm>
#include <filesystem>
#include <functional>
#include <set>

#include "house/source_tree.hpp"
#include "lessons/lesson.hpp"

namespace lessons {

constexpr std::size_t shortest_lesson = 120, longest_lesson = 320;  // lines
constexpr std::uintmax_t largest_figure = 300'000;                  // bytes

/// Whether a line of a lesson is a line of a source.
using SameLine = std::function<bool(const std::string& quoted, const std::string& original)>;

/// The first quoted line that does not stand in the source, or "" if all do: one after another, but for lines
/// `...`, where the source may go on for a while.
inline std::string missing_line(const Lines& quoted, const Lines& source, const SameLine& same) {
  std::size_t at = 0;  // in the source
  for (std::size_t begin = 0; begin < quoted.size();) {
    std::size_t end = begin;
    while (end < quoted.size() && trimmed(quoted[end]) != "...") ++end;
    const auto found =
        std::search(source.begin() + static_cast<std::ptrdiff_t>(at), source.end(),
                    quoted.begin() + static_cast<std::ptrdiff_t>(begin),
                    quoted.begin() + static_cast<std::ptrdiff_t>(end),
                    [&](const auto& original, const auto& line) { return same(line, original); });
    if (found == source.end() && begin < end) {
      for (std::size_t i = begin; i < end; ++i) {
        const auto alone = [&](const auto& original) { return same(quoted[i], original); };
        if (std::none_of(source.begin(), source.end(), alone)) return quoted[i];
      }
      return quoted[begin] + "   (and what follows, in this order)";
    }
    at = static_cast<std::size_t>(found - source.begin()) + end - begin;
    begin = end + 1;
  }
  return "";
}

/// missing_line for code: the whole quote may stand further to the right in the source.
inline std::string missing_code(const Lines& quoted, const Lines& source) {
  std::string missing;
  for (std::size_t blanks = 0; blanks <= 12; blanks += 2) {
    const std::string indent(blanks, ' ');
    const auto same = [&](const std::string& line, const std::string& original) {
      return (line.empty() ? "" : indent + line) == original;
    };
    const std::string now = missing_line(quoted, source, same);
    if (now.empty()) return "";
    if (missing.empty() || now.size() > missing.size()) missing = now;  // the longer one knows more
  }
  return missing;
}

inline bool is_mark(const std::string& comment) {
  return comment.starts_with("quote: ") || comment.starts_with("output: ") || comment.starts_with("given: ");
}

/// The numbers that the lesson gives as facts.
inline std::set<std::string> given(const Lesson& lesson) {
  std::set<std::string> numbers;
  for (const Place& comment : lesson.comments) {
    if (!comment.text.starts_with("given: ")) continue;
    for (const std::string& word : minirl::split(comment.text.substr(7), ' ')) numbers.insert(word);
  }
  return numbers;
}

namespace detail {

inline void check_comments(const Lesson& lesson, Lines& problems) {
  std::size_t marks = 0, marked = 0;
  for (const Place& comment : lesson.comments) {
    if (!is_mark(comment.text))
      problems.push_back(
          join("line ", comment.line, ": '", comment.text, "' is none of quote:, output:, given:"));
    marks += comment.text.starts_with("quote: ") || comment.text.starts_with("output: ");
  }
  for (const Fence& fence : lesson.fences) marked += is_mark(fence.mark);
  if (marks != marked)
    problems.push_back(join(marks, " marks for fences, but ", marked, " fences follow one"));
  std::set<std::string> unused = given(lesson);
  for (const Place& number : lesson.numbers) unused.erase(number.text);
  for (const std::string& number : unused) problems.push_back(join("given: ", number, " does not occur"));
}

inline void check_quotes(const Lesson& lesson, const std::filesystem::path& root, Lines& problems) {
  for (const Fence& fence : lesson.fences) {
    if (fence.language == "cpp" && !fence.mark.starts_with("quote: "))
      problems.push_back(join("line ", fence.line, ": code without <!-- quote: FILE --> before it"));
    if (!fence.mark.starts_with("quote: ")) continue;
    const std::filesystem::path file = fence.mark.substr(7);
    if (!std::filesystem::is_regular_file(root / file)) {
      problems.push_back(join("line ", fence.line, ": quotes ", file.string(), ", which is not there"));
      continue;
    }
    const std::string missing = missing_code(fence.text, house::lines_of(root / file));
    if (!missing.empty())
      problems.push_back(join("line ", fence.line, ": not in ", file.string(), ": ", missing));
  }
}

inline void check_links(const Lesson& lesson, const std::filesystem::path& folder, Lines& problems) {
  std::set<std::string> shown;
  for (const Place& link : lesson.links) {
    const std::string target = link.text.substr(0, link.text.find('#'));
    if (target.empty() || target.starts_with("https://")) continue;
    const std::filesystem::path file = folder / target;
    if (!std::filesystem::exists(file)) {
      problems.push_back(join("line ", link.line, ": links to ", target, ", which is not there"));
    } else if (target.starts_with("figures/")) {
      shown.insert(file.filename().string());
      if (std::filesystem::file_size(file) >= largest_figure)
        problems.push_back(join(target, " has ", std::filesystem::file_size(file), " bytes, too many"));
    }
  }
  if (!std::filesystem::exists(folder / "figures")) return;
  for (const auto& entry : std::filesystem::directory_iterator(folder / "figures")) {
    const std::string file = entry.path().filename().string();
    if (shown.count(file) == 0) problems.push_back(join("figures/", file, " is not shown"));
  }
}

}  // namespace detail

/// What is wrong with a page of the course that lies in `folder` of the tree `root`.
inline Lines page_problems(const Lesson& lesson, const std::filesystem::path& root,
                           const std::filesystem::path& folder) {
  Lines problems = lesson.problems;
  detail::check_comments(lesson, problems);
  detail::check_quotes(lesson, root, problems);
  detail::check_links(lesson, folder, problems);
  return problems;
}

/// The same, with the length that a lesson has to have.
inline Lines lesson_problems(const Lesson& lesson, const std::filesystem::path& root,
                             const std::filesystem::path& folder) {
  Lines problems = page_problems(lesson, root, folder);
  const std::size_t n = lesson.lines.size();
  if (n < shortest_lesson || n > longest_lesson)
    problems.push_back(join(n, " lines; a lesson has ", shortest_lesson, " to ", longest_lesson));
  return problems;
}

}  // namespace lessons
