// One machine vector of floats: 16 with AVX-512, 8 with AVX2, 4 elsewhere; whole or only its first lanes.
// Everything in the kernel files has internal linkage and needs no library header: the same source is
// compiled for several instruction sets, and not one function of one set may be linked in place of another's.
#pragma once
#if defined(__AVX512F__) || (defined(__AVX2__) && defined(__FMA__))
#include <immintrin.h>
#endif

// Before a loop that clang 14 would turn into gathers and scatters over its strided accesses, many times
// slower.
#ifdef __clang__
#define MINIRL_NO_LOOP_VECTORS _Pragma("clang loop vectorize(disable)")
#else
#define MINIRL_NO_LOOP_VECTORS
#endif

namespace minirl::kernels {
namespace {

#if defined(__AVX512F__)

constexpr int width = 16;
using Vector = __m512;
using Mask = __mmask16;
using Picks = __m512i;

inline Mask first_lanes(long count) { return Mask(count >= 16 ? 0xffff : count > 0 ? (1u << count) - 1 : 0); }
inline Vector load(const float* p) { return _mm512_loadu_ps(p); }
inline Vector load(const float* p, Mask mask) { return _mm512_maskz_loadu_ps(mask, p); }
inline void store(float* p, Vector v) { _mm512_storeu_ps(p, v); }
inline void store(float* p, Vector v, Mask mask) { _mm512_mask_storeu_ps(p, mask, v); }
inline Vector all_lanes(float x) { return _mm512_set1_ps(x); }
inline Vector fma(Vector a, Vector b, Vector c) { return _mm512_fmadd_ps(a, b, c); }
inline Picks load_picks(const int* lanes) { return _mm512_loadu_si512(lanes); }
// With a mask of ones, because g++ 12 warns of an uninitialised value inside the intrinsic without one.
inline Vector pick(Vector v, Picks lanes) { return _mm512_maskz_permutexvar_ps(0xffff, lanes, v); }

#elif defined(__AVX2__) && defined(__FMA__)

constexpr int width = 8;
using Vector = __m256;
using Picks = __m256i;

// Masked stores are slow on AMD, so the mask remembers when it is not needed.
struct Mask {
  __m256i lanes;
  bool full;
};
alignas(64) constexpr int eight_on_eight_off[16] = {-1, -1, -1, -1, -1, -1, -1, -1};

inline Mask first_lanes(long count) {
  const int* lanes = eight_on_eight_off + (count >= 8 ? 0 : count > 0 ? 8 - count : 8);
  return {_mm256_loadu_si256(reinterpret_cast<const __m256i*>(lanes)), count >= 8};
}
inline Vector load(const float* p) { return _mm256_loadu_ps(p); }
inline Vector load(const float* p, Mask mask) { return _mm256_maskload_ps(p, mask.lanes); }
inline void store(float* p, Vector v) { _mm256_storeu_ps(p, v); }
inline void store(float* p, Vector v, Mask mask) {
  if (mask.full) return store(p, v);
  _mm256_maskstore_ps(p, mask.lanes, v);
}
inline Vector all_lanes(float x) { return _mm256_set1_ps(x); }
inline Vector fma(Vector a, Vector b, Vector c) { return _mm256_fmadd_ps(a, b, c); }
inline Picks load_picks(const int* lanes) {
  return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(lanes));
}
inline Vector pick(Vector v, Picks lanes) { return _mm256_permutevar8x32_ps(v, lanes); }

#else

constexpr int width = 4;
typedef float Vector __attribute__((vector_size(16)));
struct Mask {
  int count;
};
struct Picks {
  const int* lanes;
};

inline Mask first_lanes(long count) { return {count >= 4 ? 4 : count > 0 ? int(count) : 0}; }
inline Vector load(const float* p) {
  Vector v;
  __builtin_memcpy(&v, p, sizeof v);
  return v;
}
inline Vector load(const float* p, Mask mask) {
  if (mask.count == 4) return load(p);
  Vector v = {};
  for (int lane = 0; lane < mask.count; ++lane) v[lane] = p[lane];
  return v;
}
inline void store(float* p, Vector v) { __builtin_memcpy(p, &v, sizeof v); }
inline void store(float* p, Vector v, Mask mask) {
  if (mask.count == 4) return store(p, v);
  for (int lane = 0; lane < mask.count; ++lane) p[lane] = v[lane];
}
inline Vector all_lanes(float x) { return Vector{x, x, x, x}; }
#ifdef MINIRL_WITHOUT_FMA  // in software one fused multiply-add costs a hundred times a product and a sum
inline Vector fma(Vector a, Vector b, Vector c) { return a * b + c; }
#else
inline Vector fma(Vector a, Vector b, Vector c) {
  for (int lane = 0; lane < 4; ++lane) c[lane] = __builtin_fmaf(a[lane], b[lane], c[lane]);
  return c;
}
#endif
inline Picks load_picks(const int* lanes) { return {lanes}; }
inline Vector pick(Vector v, Picks picks) {
  return Vector{v[picks.lanes[0]], v[picks.lanes[1]], v[picks.lanes[2]], v[picks.lanes[3]]};
}

#endif

// Four floats, the unit of transposing and of folding lanes.
typedef float Four __attribute__((vector_size(16)));
inline Four load4(const float* p) {
  Four v;
  __builtin_memcpy(&v, p, sizeof v);
  return v;
}
inline Four load2_and_2(const float* low, const float* high) {
  typedef float Two __attribute__((vector_size(8)));
  Two a, b;
  __builtin_memcpy(&a, low, sizeof a);
  __builtin_memcpy(&b, high, sizeof b);
  return __builtin_shufflevector(a, b, 0, 1, 2, 3);
}
inline void store4(float* p, Four v) { __builtin_memcpy(p, &v, sizeof v); }

inline void transpose4(Four& r0, Four& r1, Four& r2, Four& r3) {
  const Four a = __builtin_shufflevector(r0, r1, 0, 4, 1, 5);
  const Four b = __builtin_shufflevector(r0, r1, 2, 6, 3, 7);
  const Four c = __builtin_shufflevector(r2, r3, 0, 4, 1, 5);
  const Four d = __builtin_shufflevector(r2, r3, 2, 6, 3, 7);
  r0 = __builtin_shufflevector(a, c, 0, 1, 4, 5);
  r1 = __builtin_shufflevector(a, c, 2, 3, 6, 7);
  r2 = __builtin_shufflevector(b, d, 0, 1, 4, 5);
  r3 = __builtin_shufflevector(b, d, 2, 3, 6, 7);
}

template <class AnyVector>
inline AnyVector larger(AnyVector a, AnyVector b) {
  return a > b ? a : b;
}

template <class T>
inline T smaller(T a, T b) {
  return b < a ? b : a;
}

}  // namespace
}  // namespace minirl::kernels
