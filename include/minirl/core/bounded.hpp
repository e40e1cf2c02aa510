// Whole numbers from 0 to `last` (inclusive), all equally likely, from random words: the two methods NumPy
// uses. A `Words` is anything with next32() and next64().
#pragma once
#include <bit>
#include <cstdint>
#include <limits>

#include "minirl/core/pcg64.hpp"

namespace minirl {

/// Draws words cut to as many bits as `last` has until one is small enough.
template <class Words>
std::uint64_t bounded_by_masking(Words& words, std::uint64_t last) {
  if (last == 0) return 0;
  const std::uint64_t mask = ~std::uint64_t{0} >> std::countl_zero(last);
  for (;;) {
    const std::uint64_t word = (last >> 32 == 0 ? words.next32() : words.next64()) & mask;
    if (word <= last) return word;
  }
}

namespace detail {
// The high half of word * count is nearly uniform; the few low halves that would favour some numbers are
// redrawn. D. Lemire, "Fast Random Integer Generation in an Interval", 2019. `last` must not be the largest
// Word.
template <class Word, class Wide, class Draw>
Word lemire(Word last, Draw draw) {
  const Word count = last + 1;
  Wide product = Wide{draw()} * count;
  if (static_cast<Word>(product) < count) {
    const Word threshold = (std::numeric_limits<Word>::max() - last) % count;
    while (static_cast<Word>(product) < threshold) product = Wide{draw()} * count;
  }
  return static_cast<Word>(product >> std::numeric_limits<Word>::digits);
}
}  // namespace detail

/// Multiplies instead of dividing or masking: one word a number almost always, 32-bit words while they
/// suffice.
template <class Words>
std::uint64_t bounded_by_lemire(Words& words, std::uint64_t last) {
  if (last == 0) return 0;
  if (last == std::numeric_limits<std::uint32_t>::max()) return words.next32();
  if (last == std::numeric_limits<std::uint64_t>::max()) return words.next64();
  if (last >> 32 == 0) {
    const auto draw = [&] { return words.next32(); };
    return detail::lemire<std::uint32_t, std::uint64_t>(static_cast<std::uint32_t>(last), draw);
  }
  return detail::lemire<std::uint64_t, Uint128>(last, [&] { return words.next64(); });
}

}  // namespace minirl
