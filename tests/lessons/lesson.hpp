// A lesson as its checks see it: its marked fences, its links, its prose and the numbers that stand there.
#pragma once
#include <cctype>
#include <string>
#include <vector>

#include "minirl/core/text.hpp"

namespace lessons {

using Lines = std::vector<std::string>;
using minirl::join;

/// What stands between two lines of three backticks.
struct Fence {
  std::string language;  // "cpp", or ""
  std::string mark;      // of the comment before it: "quote: include/minirl/rl/credit.hpp", or ""
  int line = 0;          // on which it begins, from 1
  Lines text{};
};

/// A number, a link's target, or a comment, and where it stands.
struct Place {
  std::string text;
  int line = 0;
};

struct Lesson {
  Lines lines{};
  std::vector<Fence> fences{};
  std::vector<Place> comments{};  // without <!-- and -->
  std::vector<Place> links{};     // their targets, figures included
  std::vector<Place> numbers{};   // of the prose: two or more digits, or with a decimal point
  Lines problems{};               // that showed while it was read
};

inline bool is_digit(char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; }
inline bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

inline std::string trimmed(const std::string& text) {
  const std::size_t first = text.find_first_not_of(" \t");
  return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(" \t") + 1 - first);
}

/// The numbers of a text, as they stand between other characters: "3,500" is 3500, the 1 of "v1" is none, and
/// a minus belongs to a number unless a letter or a digit stands before it.
inline std::vector<Place> numbers_of(const std::string& text) {
  std::vector<Place> found;
  int line = 1;
  for (std::size_t i = 0; i < text.size(); ++i) {
    line += text[i] == '\n';
    if (!is_digit(text[i])) continue;
    const char before = i > 0 ? text[i - 1] : ' ', further = i > 1 ? text[i - 2] : ' ';
    const bool minus = before == '-' && !is_word(further);
    std::string number = minus ? "-" : "";
    for (; i < text.size(); ++i) {
      const bool more_digits = i + 1 < text.size() && is_digit(text[i + 1]);
      const bool thousands = text[i] == ',' && i + 3 < text.size() && more_digits && is_digit(text[i + 2]) &&
                             is_digit(text[i + 3]) && (i + 4 == text.size() || !is_digit(text[i + 4]));
      if (is_digit(text[i]) || (text[i] == '.' && more_digits)) {
        number += text[i];
      } else if (!thousands) {
        break;
      }
    }
    const bool part_of_word = is_word(before) || (before == '-' && is_word(further)) ||
                              (i < text.size() && is_word(text[i]) && text[i] != 's' && text[i] != 'x');
    if (!part_of_word) found.push_back({number, line});
    for (; i < text.size() && is_word(text[i]); ++i) continue;
    --i;
  }
  return found;
}

/// Replaces everything from an opening to its closing by blanks, line breaks apart; the parts that went, and
/// the line on which each begins.
inline std::vector<Place> take_out(std::string& text, const std::string& open, const std::string& close) {
  std::vector<Place> parts;
  for (std::size_t from = text.find(open); from != std::string::npos; from = text.find(open, from)) {
    const std::size_t end = text.find(close, from + open.size());
    if (end == std::string::npos) break;
    int line = 1;
    for (std::size_t i = 0; i < from; ++i) line += text[i] == '\n';
    parts.push_back({text.substr(from + open.size(), end - from - open.size()), line});
    for (std::size_t i = from; i < end + close.size(); ++i) text[i] = text[i] == '\n' ? '\n' : ' ';
    from = end + close.size();
  }
  return parts;
}

/// Whether a number of the prose is no result: one digit, of a list, a chapter, an exercise or a link to one,
/// or a time that says it was measured. `text` is the line of the lesson.
inline bool needs_no_proof(const std::string& number, const std::string& text) {
  if (number.find('.') == std::string::npos && number.size() == (number[0] == '-' ? 2u : 1u)) return true;
  if (text.starts_with(number + ". ")) return true;
  const bool names_a_link = text.find("[" + number + " ") != std::string::npos;
  if (names_a_link &&
      (text.find("](exercises/") != std::string::npos || text.find("](../") != std::string::npos))
    return true;
  for (const char* word : {"hapter ", "hapters ", "esson ", "essons ", "xercise ", "xercises "}) {
    if (text.find(word + number) != std::string::npos) return true;
  }
  for (const char* unit : {" s (measured", " ms (measured", " minutes (measured", " min (measured"}) {
    if (text.find(number + unit) != std::string::npos) return true;
  }
  return false;
}

namespace detail {

// The fences go to the lesson; what remains is prose, with an empty line for each line of a fence.
inline std::string take_fences(Lesson& lesson) {
  std::string prose, comment;
  bool inside = false;
  for (std::size_t i = 0; i < lesson.lines.size(); ++i) {
    const std::string& line = lesson.lines[i];
    const std::string text = trimmed(line);
    const bool border = text.starts_with("```");
    if (border && !inside) {
      lesson.fences.push_back({text.substr(3), comment, static_cast<int>(i + 1)});
    } else if (inside && !border) {
      lesson.fences.back().text.push_back(line);
    } else if (!inside) {
      const bool heading = line.starts_with("#");
      prose += heading ? "" : line;
    }
    const bool is_mark = !inside && text.starts_with("<!-- ") && text.ends_with(" -->");
    comment = is_mark ? text.substr(5, text.size() - 9) : text.empty() && !inside ? comment : "";
    if (border) inside = !inside;
    prose += '\n';
  }
  if (inside)
    lesson.problems.push_back(join("line ", lesson.fences.back().line, ": this fence is never closed"));
  return prose;
}

}  // namespace detail

/// Takes a lesson apart.
inline Lesson read_lesson(const Lines& lines) {
  Lesson lesson{.lines = lines};
  std::string prose = detail::take_fences(lesson);
  lesson.comments = take_out(prose, "<!--", "-->");
  for (Place& comment : lesson.comments) comment.text = trimmed(comment.text);
  take_out(prose, "`", "`");
  take_out(prose, "$$", "$$");
  take_out(prose, "$", "$");
  take_out(prose, "<http", ">");
  lesson.links = take_out(prose, "](", ")");
  for (Place& number : numbers_of(prose)) {
    const std::string& line = lines[static_cast<std::size_t>(number.line - 1)];
    if (!needs_no_proof(number.text, line)) lesson.numbers.push_back(std::move(number));
  }
  return lesson;
}

}  // namespace lessons
