#include "minirl/core/pcg64.hpp"

#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"

namespace minirl {
namespace {

Uint128 joined(std::uint64_t high, std::uint64_t low) { return Uint128{high} << 64 | low; }

constexpr std::uint64_t has_half_bit = std::uint64_t{1} << 32;

}  // namespace

Pcg64::Pcg64(const SeedSequence& seed) {
  std::array<std::uint64_t, 4> words;
  seed.generate_state(words);
  increment_ = joined(words[2], words[3]) << 1 | 1;
  next64();
  state_ += joined(words[0], words[1]);
  next64();
}

Pcg64::Words Pcg64::words() const {
  const std::uint64_t kept = has_half_ ? has_half_bit | half_ : 0;
  return {static_cast<std::uint64_t>(state_ >> 64), static_cast<std::uint64_t>(state_),
          static_cast<std::uint64_t>(increment_ >> 64), static_cast<std::uint64_t>(increment_), kept};
}

Pcg64 Pcg64::from_words(const Words& words) {
  if (words[3] % 2 == 0)
    throw ConfigError(join("Pcg64: increment ", words[3], " is even; was the state damaged?"));
  if (words[4] >> 33 != 0) throw ConfigError(join("Pcg64: kept half ", words[4], " has more than 33 bits"));
  Pcg64 result;
  result.state_ = joined(words[0], words[1]);
  result.increment_ = joined(words[2], words[3]);
  result.half_ = static_cast<std::uint32_t>(words[4]);
  result.has_half_ = (words[4] & has_half_bit) != 0;
  return result;
}

}  // namespace minirl
