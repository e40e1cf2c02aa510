#include "minirl/core/text.hpp"

#include <algorithm>
#include <array>
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

template <class Number>
Number parse_whole(std::string_view text, std::string_view what, const char* kind) {
  Number value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error == std::errc::result_out_of_range) {
    throw ConfigError(join(what, ": '", text, "' is out of range for ", kind));
  }
  if (error != std::errc{} || end != text.data() + text.size()) {
    throw ConfigError(join(what, ": '", text, "' is not ", kind));
  }
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

double parse_double(std::string_view text, std::string_view what) {
  return parse_whole<double>(text, what, "a number");
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
