// FlushDenormals: while one lives, numbers too small for full precision count as zero, because CPUs are slow
// on them.
#pragma once
#if defined(__SSE2__)
#include <xmmintrin.h>
#endif

namespace minirl {

namespace detail {
#if defined(__SSE2__)
inline constexpr unsigned flush_bits =
    0x8040;  // results to zero (FTZ, bit 15), operands as zeros (DAZ, bit 6)
inline unsigned float_control() { return _mm_getcsr(); }
inline void set_float_control(unsigned word) { _mm_setcsr(word); }
#else
inline constexpr unsigned flush_bits = 0;
inline unsigned float_control() { return 0; }
inline void set_float_control(unsigned) {}
#endif
}  // namespace detail

/// Whether this thread flushes denormals; always false where the CPU is not x86.
inline bool denormals_are_flushed() {
  return detail::flush_bits != 0 && (detail::float_control() & detail::flush_bits) == detail::flush_bits;
}

/// Sets the mode of this thread, and at its end restores the one it found. Does nothing where the CPU is not
/// x86. Decaying averages, as optimisers keep them, end among the denormals and then cost up to 25 times as
/// much.
class [[nodiscard]] FlushDenormals {
 public:
  FlushDenormals() : before_(detail::float_control()) {
    detail::set_float_control(before_ | detail::flush_bits);
  }
  ~FlushDenormals() {
    const unsigned others = detail::float_control() & ~detail::flush_bits;  // flags raised meanwhile stay
    detail::set_float_control(others | (before_ & detail::flush_bits));
  }
  FlushDenormals(const FlushDenormals&) = delete;
  FlushDenormals& operator=(const FlushDenormals&) = delete;

 private:
  unsigned before_;
};

}  // namespace minirl
