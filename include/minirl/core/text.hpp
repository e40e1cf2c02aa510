// Small things with text: joining values into a message, reading numbers strictly, guessing what was meant.
#pragma once
#include <charconv>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace minirl {

/// The shortest decimal text that reads back as exactly `value`; "inf", "-inf", "nan" for the rest.
std::string to_text(double value);
std::string to_text(float value);
inline std::string to_text(int value) { return std::to_string(value); }

/// `value` with `decimals` digits after the point, whatever the locale.
std::string fixed(double value, int decimals);

namespace detail {
template <class Piece>
void append(std::string& out, const Piece& piece) {
  if constexpr (std::is_same_v<Piece, bool>) {
    out += piece ? "true" : "false";
  } else if constexpr (std::is_floating_point_v<Piece>) {
    out += to_text(piece);
  } else if constexpr (std::is_integral_v<Piece> && !std::is_same_v<Piece, char>) {
    out += std::to_string(piece);
  } else {
    out += piece;  // a character or a text
  }
}
}  // namespace detail

/// All pieces one after another, numbers in their shortest form: `join("a is ", 3, " wide")`.
template <class... Pieces>
std::string join(const Pieces&... pieces) {
  std::string out;
  (detail::append(out, pieces), ...);
  return out;
}

/// The parts of `text` between separators; an empty text has one empty part.
std::vector<std::string> split(std::string_view text, char separator);

/// std::from_chars for a double, which libc++ lacks before version 20.
std::from_chars_result real_from_chars(const char* first, const char* last, double& value,
                                       std::chars_format format = std::chars_format::general);

/// The whole of `text` as a number, or ConfigError naming `what`: no blanks, no trailing characters.
double parse_double(std::string_view text, std::string_view what);
std::int64_t parse_int(std::string_view text, std::string_view what);
std::uint64_t parse_uint64(std::string_view text, std::string_view what);

/// The candidate that `word` was probably meant to be (smallest edit distance), or "" if none is near.
std::string nearest(std::string_view word, const std::vector<std::string>& candidates);

/// "unknown agent 'dqm'; did you mean 'dqn'? There are a2c, dqn and ppo.": what an error says of a word
/// nobody knows.
std::string unknown(std::string_view kind, std::string_view word, const std::vector<std::string>& known);

/// "a, b or c"; the words of a list in a sentence.
std::string listed(const std::vector<std::string>& words, std::string_view last = " or ");

}  // namespace minirl
