// The elementary functions of one float: branch-free polynomials of about 2 ulp, so that a loop over them
// becomes vector code and the same bits come out at every width. Coefficients are those of Cephes' expf,
// logf.
#pragma once
#include <stdint.h>

namespace minirl::kernels {
namespace {
namespace scalar {

constexpr float infinity = __builtin_inff();
constexpr float not_a_number = __builtin_nanf("");

#ifdef MINIRL_WITHOUT_FMA
inline float fma(float a, float b, float c) { return a * b + c; }
#else
inline float fma(float a, float b, float c) { return __builtin_fmaf(a, b, c); }
#endif

inline float from_bits(uint32_t bits) { return __builtin_bit_cast(float, bits); }
inline uint32_t bits_of(float x) { return __builtin_bit_cast(uint32_t, x); }
inline float power_of_two(int n) { return from_bits(uint32_t(n + 127) << 23); }  // -127 < n < 128
inline float magnitude(float x) { return from_bits(bits_of(x) & 0x7fffffffu); }

// exp(x) = 2^n (1 + p), where x = n ln 2 + r with |r| <= ln 2 / 2 and p = exp(r) - 1.
struct Exponential {
  int n;
  float p;
};

inline Exponential exponential(float x) {
  constexpr float rounder = 12582912.0f;  // 1.5 * 2^23: adding it rounds to an integer, in the low bits
  const float shifted = fma(x, 1.44269504f, rounder);
  const float whole = shifted - rounder;
  float r = fma(whole, -0.693359375f, x);  // ln 2 in two parts, the first so short that whole * part is exact
  r = fma(whole, 2.12194440e-4f, r);
  float q = 1.9875691500e-4f;
  q = fma(q, r, 1.3981999507e-3f);
  q = fma(q, r, 8.3334519073e-3f);
  q = fma(q, r, 4.1665795894e-2f);
  q = fma(q, r, 1.6666665459e-1f);
  q = fma(q, r, 5.0000001201e-1f);
  return {int(bits_of(shifted) - bits_of(rounder)), fma(q, r * r, r)};
}

// Beyond these bounds exp is 0 or infinite. A NaN fails both comparisons and stays.
inline float clamp_exponent(float x) {
  x = -104.0f > x ? -104.0f : x;
  return 89.0f < x ? 89.0f : x;
}

// Where a call of exp or log were left in a loop, that would never become vector code.
[[gnu::always_inline]] inline float exp(float x) {
  const Exponential e = exponential(clamp_exponent(x));
  const int half = e.n >> 1;  // 2^n in two factors: results run from denormal to infinite
  return (1.0f + e.p) * power_of_two(half) * power_of_two(e.n - half);
}

inline float expm1(float x) {
  const Exponential e = exponential(clamp_exponent(x));
  const int half = e.n >> 1;
  const float a = power_of_two(half), b = power_of_two(e.n - half), one_over_b = power_of_two(half - e.n);
  return fma(e.p, a, a - one_over_b) * b;
}

// log(2^e (1 + f)), for 1 + f in [sqrt(1/2), sqrt(2)).
inline float log_of(float e, float f) {
  float q = 7.0376836292e-2f;
  q = fma(q, f, -1.1514610310e-1f);
  q = fma(q, f, 1.1676998740e-1f);
  q = fma(q, f, -1.2420140846e-1f);
  q = fma(q, f, 1.4249322787e-1f);
  q = fma(q, f, -1.6668057665e-1f);
  q = fma(q, f, 2.0000714765e-1f);
  q = fma(q, f, -2.4999993993e-1f);
  q = fma(q, f, 3.3333331174e-1f);
  const float square = f * f;
  float y = f * square * q;
  y = fma(e, -2.12194440e-4f, y);
  y = fma(-0.5f, square, y);
  return fma(e, 0.693359375f, f + y);
}

/// log(0) = -inf; log of a negative number is NaN.
[[gnu::always_inline]] inline float log(float x) {
  constexpr uint32_t one = 0x3f800000u, root_half = 0x3f3504f3u;
  const bool denormal = x < 1.17549435e-38f;
  const uint32_t bits = bits_of(denormal ? x * 8388608.0f : x) + (one - root_half);
  const float e = float(int(bits >> 23) - (denormal ? 150 : 127));
  const float f = from_bits((bits & 0x7fffffu) + root_half) - 1.0f;
  float y = log_of(e, f);
  y = x < infinity ? y : x;  // infinity and NaN stay
  y = x < 0.0f ? not_a_number : y;
  return x == 0.0f ? -infinity : y;
}

// tanh(|x|) = t / (t + 2) with t = exp(2 |x|) - 1; from 10 on it rounds to 1.
inline float tanh(float x) {
  const float z = magnitude(x);
  const Exponential e = exponential(2.0f * (10.0f < z ? 10.0f : z));
  const float scale = power_of_two(e.n);
  const float t = fma(e.p, scale, scale - 1.0f);
  return from_bits(bits_of(t / (t + 2.0f)) | (bits_of(x) & 0x80000000u));
}

// 1 / (1 + exp(-x)), for negative x as exp(x) / (1 + exp(x)): exact down to denormal results.
inline float sigmoid(float x) {
  const float u = exp(-magnitude(x));
  return (x < 0.0f ? u : 1.0f) / (1.0f + u);
}

// max(x, 0) + log(1 + u), u = exp(-|x|); 1 + u is written as 2^e (1 + f) without rounding it.
inline float softplus(float x) {
  const float u = exp(-magnitude(x));
  const bool large = u > 0.41421354f;
  const float tail = log_of(large ? 1.0f : 0.0f, large ? (u - 1.0f) * 0.5f : u);
  return (0.0f > x ? 0.0f : x) + tail;
}

}  // namespace scalar
}  // namespace
}  // namespace minirl::kernels
