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
  Vector lanes[vectors] = {};
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

/// A matrix of `rows` rows that lie `row` apart, and where its column sums go.
struct Columns {
  const float* x;
  long rows, row;
  float* y;
  Write write;
};

// `vectors` vectors of columns from `first` on, each column over its rows in ascending order.
template <int vectors>
inline void sum_columns(const Columns& c, long first, Mask last) {
  const float* x = c.x + first;
  Vector sums[vectors] = {};
  for (long r = 0; r < c.rows; ++r, x += c.row) {
#pragma GCC unroll 4
    for (int v = 0; v + 1 < vectors; ++v) sums[v] = sums[v] + load(x + v * width);
    sums[vectors - 1] = sums[vectors - 1] + load(x + (vectors - 1) * width, last);
  }
  for (int v = 0; v < vectors; ++v) {
    const Mask mask = v + 1 < vectors ? first_lanes(width) : last;
    float* y = c.y + first + v * width;
    store(y, c.write == Write::add ? load(y, mask) + sums[v] : sums[v], mask);
  }
}

// The `count` columns from `first` on, in at most `vectors` vectors.
template <int vectors>
inline void sum_any_columns(const Columns& c, long first, long count) {
  if constexpr (vectors > 1) {
    if (count <= (vectors - 1) * width) return sum_any_columns<vectors - 1>(c, first, count);
  }
  sum_columns<vectors>(c, first, first_lanes(count - (vectors - 1) * width));
}

// A matrix of `columns` columns, at most `most`, without gaps: in lanes of rows.
template <int most>
inline void sum_few_columns(const Columns& c, long columns) {
  if (columns == most) {
    float sums[most];
    sum_rows<most>(c.rows, sums, Plain{c.x});
    for (int j = 0; j < most; ++j) c.y[j] = c.write == Write::add ? c.y[j] + sums[j] : sums[j];
  } else if constexpr (most > 1) {
    sum_few_columns<most - 1>(c, columns);
  }
}

inline void sum_middle(const float* x, long outer, long reduced, long inner, float* y, Write write) {
  for (long o = 0; o < outer; ++o) {
    const Columns c{x + o * reduced * inner, reduced, inner, y + o * inner, write};
    if (inner < 8) {
      sum_few_columns<7>(c, inner);
      continue;
    }
    for (long first = 0; first < inner; first += 4 * width) {
      sum_any_columns<4>(c, first, smaller<long>(4 * width, inner - first));
    }
  }
}

}  // namespace
}  // namespace minirl::kernels
