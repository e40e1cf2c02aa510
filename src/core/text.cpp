#include "minirl/core/text.hpp"

#include <locale.h>
#include <stdlib.h>
#ifdef __APPLE__
#include <xlocale.h>
#endif

#include <algorithm>
#include <array>
#include <cctype>
#include <cerrno>
#include <cmath>
#include <numeric>

#include "minirl/core/errors.hpp"

namespace minirl {
namespace {

template <class Number>
std::string shortest(Number value) {
  if (std::isnan(value)) return "nan";
  if (std::isinf(value)) return value > 0 ? "inf" : "-inf";
  std::array<char, 64> buffer;
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
  return {buffer.data(), end};
}

// Throws unless all of `text` was read as a number.
void must_be_whole(std::string_view text, const std::from_chars_result& read, std::string_view what,
                   const char* kind) {
  if (read.ec == std::errc::result_out_of_range) {
    throw ConfigError(join(what, ": '", text, "' is out of range for ", kind));
  }
  if (read.ec != std::errc{} || read.ptr != text.data() + text.size()) {
    throw ConfigError(join(what, ": '", text, "' is not ", kind));
  }
}

template <class Whole>
Whole parse_whole(std::string_view text, std::string_view what, const char* kind) {
  Whole value{};
  must_be_whole(text, std::from_chars(text.data(), text.data() + text.size(), value), what, kind);
  return value;
}

// Levenshtein distance by the two-row recurrence.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replace = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({replace, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row[b.size()];
}

}  // namespace

std::string to_text(double value) { return shortest(value); }
std::string to_text(float value) { return shortest(value); }

std::string fixed(double value, int decimals) {
  if (!std::isfinite(value)) return shortest(value);
  std::array<char, 400> buffer;
  const auto end =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed, decimals)
          .ptr;
  return {buffer.data(), end};
}

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  for (;;) {
    const auto at = text.find(separator);
    parts.emplace_back(text.substr(0, at));
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + 1);
  }
}

#ifdef __cpp_lib_to_chars
std::from_chars_result real_from_chars(const char* first, const char* last, double& value,
                                       std::chars_format format) {
  return std::from_chars(first, last, value, format);
}
#else
// By the C library, which also takes blanks, a plus and hexadecimal numbers with a prefix.
std::from_chars_result real_from_chars(const char* first, const char* last, double& value,
                                       std::chars_format format) {
  static const locale_t plain = ::newlocale(LC_ALL_MASK, "C", nullptr);
  std::string text(first, last);
  const std::size_t sign = text.starts_with('-') ? 1 : 0;
  const bool is_plain = std::isalnum(static_cast<unsigned char>(text[sign])) != 0 || text[sign] == '.';
  if (!is_plain || text.find_first_of("xX") != std::string::npos) return {first, std::errc::invalid_argument};
  const std::size_t prefix = format == std::chars_format::hex ? 2 : 0;
  if (prefix > 0) text.insert(sign, "0x");

  errno = 0;
  char* end = nullptr;
  const double read = ::strtod_l(text.c_str(), &end, plain);
  const auto length = static_cast<std::size_t>(end - text.c_str());
  if (length <= sign + prefix) return {first, std::errc::invalid_argument};
  const char* after = first + (length - prefix);
  if (errno == ERANGE) return {after, std::errc::result_out_of_range};
  value = read;
  return {after, std::errc{}};
}
#endif

double parse_double(std::string_view text, std::string_view what) {
  double value = 0;
  must_be_whole(text, real_from_chars(text.data(), text.data() + text.size(), value), what, "a number");
  return value;
}
std::int64_t parse_int(std::string_view text, std::string_view what) {
  return parse_whole<std::int64_t>(text, what, "a whole number");
}
std::uint64_t parse_uint64(std::string_view text, std::string_view what) {
  return parse_whole<std::uint64_t>(text, what, "a whole number from 0");
}

std::string nearest(std::string_view word, const std::vector<std::string>& candidates) {
  std::string best;
  std::size_t best_distance = std::max<std::size_t>(2, word.size() / 3) + 1;
  for (const std::string& candidate : candidates) {
    const std::size_t distance = edit_distance(word, candidate);
    if (distance < best_distance) {
      best_distance = distance;
      best = candidate;
    }
  }
  return best;
}

std::string unknown(std::string_view kind, std::string_view word, const std::vector<std::string>& known) {
  const std::string guess = nearest(word, known);
  return join("unknown ", kind, " '", word, "'", guess.empty() ? "." : "; did you mean '" + guess + "'?",
              " There ", known.size() == 1 ? "is " : "are ", listed(known, " and "), ".");
}

std::string listed(const std::vector<std::string>& words, std::string_view last) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) text += i + 1 == words.size() ? last : ", ";
    text += words[i];
  }
  return text;
}

}  // namespace minirl
