// PCG64: the generator below every random draw of this library, the same words as NumPy's default (PCG XSL-RR
// 128/64, M. E. O'Neill, "PCG: A Family of Simple Fast Space-Efficient Statistically Good Algorithms", 2014).
#pragma once
#include <array>
#include <bit>
#include <cstdint>

#include "minirl/core/seed_sequence.hpp"

namespace minirl {

__extension__ using Uint128 = unsigned __int128;

/// 128 bits of state that step linearly; a word of output folds and rotates them. The increment chooses the
/// stream.
class Pcg64 {
 public:
  explicit Pcg64(const SeedSequence& seed);

  std::uint64_t next64() {
    state_ = state_ * multiplier + increment_;
    const auto high = static_cast<std::uint64_t>(state_ >> 64);
    return std::rotr(high ^ static_cast<std::uint64_t>(state_), static_cast<int>(high >> 58));
  }

  /// The low half of a 64-bit word; the high half is kept for the next call, whatever 64-bit draws lie
  /// between.
  std::uint32_t next32() {
    if (has_half_) {
      has_half_ = false;
      return half_;
    }
    const std::uint64_t word = next64();
    has_half_ = true;
    half_ = static_cast<std::uint32_t>(word >> 32);
    return static_cast<std::uint32_t>(word);
  }

  /// State (high, low), increment (high, low), kept half: all there is to save.
  using Words = std::array<std::uint64_t, 5>;
  Words words() const;

  /// The generator that gave `words`; ConfigError if no generator can have done so.
  static Pcg64 from_words(const Words& words);

  bool operator==(const Pcg64& other) const { return words() == other.words(); }

 private:
  Pcg64() = default;
  static constexpr Uint128 multiplier = Uint128{0x2360ed051fc65da4} << 64 | 0x4385df649fccf645;

  Uint128 state_ = 0;
  Uint128 increment_ = 1;
  std::uint32_t half_ = 0;
  bool has_half_ = false;
};

}  // namespace minirl
