// Sums in 16 lanes: lane l adds x[l], x[l + 16], ... to zero; then halves are added, s[l] += s[l + 8], then
// 4, 2, 1. A matrix of few columns is summed over its rows in the same way, lane l taking rows l, l + 16, ...
#pragma once
#include "tensor/kernels/kernels.hpp"
#include "tensor/kernels/vector.hpp"

namespace minirl::kernels {
namespace {

// lanes [16, columns] become [1, columns], in place.
template <int columns>
inline void fold(float* lanes) {
  for (int half = 8; half > 0; half /= 2) {
    for (int i = 0; i < half * columns; ++i) lanes[i] += lanes[i + half * columns];
  }
}

/// Column sums of `rows` rows of `columns` terms; terms(i) and terms(i, mask) are the vector from term i on.
template <int columns, class Terms>
inline void sum_rows(long rows, float* sums, Terms terms) {
  constexpr int vectors = 16 * columns / width;
  Vector lanes[vectors];
#pragma GCC unroll 28
  for (int v = 0; v < vectors; ++v) lanes[v] = all_lanes(0.0f);
  const long n = rows * columns;
  long i = 0;
  for (; i + 16 * columns <= n; i += 16 * columns) {
#pragma GCC unroll 28
    for (int v = 0; v < vectors; ++v) lanes[v] = lanes[v] + terms(i + v * width);
  }
  alignas(64) float folded[16 * columns];
#pragma GCC unroll 28
  for (int v = 0; v < vectors; ++v) {
    const long left = n - i - v * width;
    if (left > 0) lanes[v] = lanes[v] + terms(i + v * width, first_lanes(left));
    store(folded + v * width, lanes[v]);
  }
  fold<columns>(folded);
  for (int j = 0; j < columns; ++j) sums[j] = folded[j];
}

/// The terms x[i], or x[i] y[i].
struct Plain {
  const float* x;
  Vector operator()(long i) const { return load(x + i); }
  Vector operator()(long i, Mask mask) const { return load(x + i, mask); }
};
struct Products {
  const float *x, *y;
  Vector operator()(long i) const { return load(x + i) * load(y + i); }
  Vector operator()(long i, Mask mask) const { return load(x + i, mask) * load(y + i, mask); }
};

inline float sum(const float* x, long n) {
  float total;
  sum_rows<1>(n, &total, Plain{x});
  return total;
}

inline float sum_products(const float* x, const float* y, long n) {
  float total;
  sum_rows<1>(n, &total, Products{x, y});
  return total;
}

inline float sum_squares(const float* x, long n) { return sum_products(x, x, n); }

inline long count_non_finite(const float* x, long n) {
  constexpr unsigned exponent = 0x7f800000u;
  long count = 0;
  for (long i = 0; i < n; i += 4096) {
    const int block = int(smaller(4096l, n - i));
    int found = 0;
    for (int j = 0; j < block; ++j) found += (__builtin_bit_cast(unsigned, x[i + j]) & exponent) == exponent;
    count += found;
  }
  return count;
}

inline void put(float* y, Vector v, Mask mask, Write write) {
  store(y, write == Write::add ? load(y, mask) + v : v, mask);
}

// Up to four vectors of columns, each column over its rows in ascending order.
template <int vectors>
inline void sum_columns(const float* x, long rows, long row, float* y, Mask last, Write write) {
  Vector sums[vectors];
  for (int v = 0; v < vectors; ++v) sums[v] = all_lanes(0.0f);
  for (long r = 0; r < rows; ++r, x += row) {
#pragma GCC unroll 4
    for (int v = 0; v + 1 < vectors; ++v) sums[v] = sums[v] + load(x + v * width);
    sums[vectors - 1] = sums[vectors - 1] + load(x + (vectors - 1) * width, last);
  }
  const Mask whole = first_lanes(width);
  for (int v = 0; v < vectors; ++v) put(y + v * width, sums[v], v + 1 < vectors ? whole : last, write);
}

template <int most>
inline void sum_few_columns(const float* x, long rows, int columns, float* y, Write write) {
  if (columns == most) {
    float sums[most];
    sum_rows<most>(rows, sums, Plain{x});
    for (int j = 0; j < most; ++j) y[j] = write == Write::add ? y[j] + sums[j] : sums[j];
  } else if constexpr (most > 1) {
    sum_few_columns<most - 1>(x, rows, columns, y, write);
  }
}

inline void sum_middle(const float* x, long outer, long reduced, long inner, float* y, Write write) {
  for (long o = 0; o < outer; ++o, x += reduced * inner, y += inner) {
    if (inner < 8) {
      sum_few_columns<7>(x, reduced, int(inner), y, write);
      continue;
    }
    long i = 0;
    for (; i + 4 * width <= inner; i += 4 * width) {
      sum_columns<4>(x + i, reduced, inner, y + i, first_lanes(width), write);
    }
    for (; i < inner; i += width) {
      sum_columns<1>(x + i, reduced, inner, y + i, first_lanes(inner - i), write);
    }
  }
}

}  // namespace
}  // namespace minirl::kernels
