// Seeds as the reference files write them: decimal numbers of any size, or lists of them.
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "golden/row.hpp"
#include "minirl/core/seed_sequence.hpp"

namespace minirl::golden {

/// The 32-bit words of a decimal number, lowest first; at least one. ConfigError if it is none, or beyond
/// 5000 digits.
inline std::vector<std::uint32_t> words_of_decimal(std::string_view digits) {
  if (digits.empty() || digits.size() > 5000 ||
      digits.find_first_not_of("0123456789") != std::string_view::npos) {
    throw ConfigError(join("'", digits.substr(0, 40), "' is not a whole number from 0"));
  }
  std::vector<std::uint32_t> words{0};
  for (const char digit : digits) {  // words = 10 words + digit
    std::uint64_t carry = static_cast<std::uint64_t>(digit - '0');
    for (std::uint32_t& word : words) {
      carry += std::uint64_t{word} * 10;
      word = static_cast<std::uint32_t>(carry);
      carry >>= 32;
    }
    if (carry != 0) words.push_back(static_cast<std::uint32_t>(carry));
  }
  return words;
}

/// The words of all numbers of a blank separated list, one after another.
inline std::vector<std::uint32_t> words_of_list(std::string_view list) {
  std::vector<std::uint32_t> all;
  for (const std::string& item : list_of(list)) {
    const auto words = words_of_decimal(item);
    all.insert(all.end(), words.begin(), words.end());
  }
  return all;
}

/// The sequence of a seed, "42" or "[1 2 3]", and a spawn key, "" or "1 0".
inline SeedSequence seed_sequence(std::string_view seed, std::string_view spawn_key = "") {
  const bool bracketed = seed.size() >= 2 && seed.starts_with('[') && seed.ends_with(']');
  const auto words = bracketed ? words_of_list(seed.substr(1, seed.size() - 2)) : words_of_decimal(seed);
  return SeedSequence(words).child(words_of_list(spawn_key));
}

}  // namespace minirl::golden
