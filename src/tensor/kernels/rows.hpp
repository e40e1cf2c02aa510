// The softmax family over rows of n numbers: what a row needs once (maximum, sum, logarithm) is computed row
// by row into a small array, the rest over all elements of a block of rows at once.
#pragma once
#include "tensor/kernels/map.hpp"
#include "tensor/kernels/sums.hpp"

namespace minirl::kernels {
namespace {

constexpr int most_block_rows = 128;

// Rows that are worked on together: few enough that their elements stay in the first cache.
inline long rows_together(long n) {
  const long fitting = 4096 / n;
  return fitting < 1 ? 1 : smaller<long>(fitting, most_block_rows);
}

// f(first row, number of rows) for each block of rows.
template <class Function>
inline void for_blocks(long rows, long n, Function f) {
  if (n == 0) return;
  const long together = rows_together(n);
  for (long first = 0; first < rows; first += together) f(first, smaller(together, rows - first));
}

// y[r, j] = f(value[r], x[r, j]...). Narrow rows are too short for vectors: their values are repeated first.
template <class Function, class... Inputs>
inline void map_rows(Write write, long rows, long n, float* y, Function f, const float* value,
                     const Inputs*... x) {
  if (n >= 16) {
    for (long r = 0; r < rows; ++r) {
      map(
          write, n, y + r * n, [f, v = value[r]](auto... in) { return f(v, in...); }, x + r * n...);
    }
    return;
  }
  float repeated[most_block_rows * 15];
  for (long r = 0; r < rows; ++r) {
    for (long j = 0; j < n; ++j) repeated[r * n + j] = value[r];
  }
  map(write, rows * n, y, f, repeated, x...);
}

inline float maximum(const float* x, long n) {
  float most[16];
  for (int l = 0; l < 16; ++l) most[l] = x[l < n ? l : 0];
  for (long i = 16; i < n; i += 16) {
    const int count = int(smaller(16l, n - i));
    for (int l = 0; l < count; ++l) most[l] = x[i + l] > most[l] ? x[i + l] : most[l];
  }
  for (int half = 8; half > 0; half /= 2) {
    for (int l = 0; l < half; ++l) most[l] = most[l + half] > most[l] ? most[l + half] : most[l];
  }
  return most[0];
}

struct RowMaximum {
  const float* x;
  long n;
  template <int narrow>
  float of_row(long r) const {
    if constexpr (narrow == 0) return maximum(x + r * n, n);
    float most = x[r * narrow];
    for (int j = 1; j < narrow; ++j) most = x[r * narrow + j] > most ? x[r * narrow + j] : most;
    return most;
  }
};

// The lanes of a row of fewer than eight terms, folded: the others are zero.
template <int narrow, class Term>
inline float fold_narrow(Term term) {
  float s[8] = {};
  for (int j = 0; j < narrow; ++j) s[j] += term(j);
  return ((s[0] + s[4]) + (s[2] + s[6])) + ((s[1] + s[5]) + (s[3] + s[7]));
}

struct RowSum {
  const float* x;
  long n;
  template <int narrow>
  float of_row(long r) const {
    if constexpr (narrow == 0) return sum(x + r * n, n);
    return fold_narrow<narrow>([at = x + r * narrow](int j) { return at[j]; });
  }
};

struct RowProducts {
  const float *x, *y;
  long n;
  template <int narrow>
  float of_row(long r) const {
    if constexpr (narrow == 0) return sum_products(x + r * n, y + r * n, n);
    return fold_narrow<narrow>([u = x + r * narrow, v = y + r * narrow](int j) { return u[j] * v[j]; });
  }
};

// values[r] = row.of_row(r), with the width of narrow rows known to the compiler.
template <int narrow = 7, class Row>
inline void for_rows(long rows, const Row& row, float* values) {
  if (narrow == 0 || row.n == narrow) {
    for (long r = 0; r < rows; ++r) values[r] = row.template of_row<narrow>(r);
  } else if constexpr (narrow > 0) {
    for_rows<narrow - 1>(rows, row, values);
  }
}

// y = exp(x - maximum of the row), and the maxima and the sums of y.
inline void exp_rows(const float* x, float* y, long rows, long n, float* top, float* total) {
  for_rows(rows, RowMaximum{x, n}, top);
  map_rows(
      Write::over, rows, n, y, [](float t, float v) { return v - t; }, top, x);
  exp(y, y, rows * n);
  for_rows(rows, RowSum{y, n}, total);
}

inline void softmax(const float* x, float* y, long rows, long n) {
  for_blocks(rows, n, [=](long first, long count) {
    float top[most_block_rows], total[most_block_rows];
    float* out = y + first * n;
    exp_rows(x + first * n, out, count, n, top, total);
    map_rows(
        Write::over, count, n, out, [](float s, float e) { return e / s; }, total, out);
  });
}

inline void log_softmax(const float* x, float* y, long rows, long n) {
  for_blocks(rows, n, [=](long first, long count) {
    float top[most_block_rows], total[most_block_rows];
    const float* in = x + first * n;
    float* out = y + first * n;
    exp_rows(in, out, count, n, top, total);
    log(total, total, count);
    map_rows(
        Write::over, count, n, out, [](float t, float v) { return v - t; }, top, in);
    map_rows(
        Write::over, count, n, out, [](float l, float v) { return v - l; }, total, out);
  });
}

inline void softmax_back(const float* dy, const float* y, float* dx, long rows, long n, Write write) {
  for_blocks(rows, n, [=](long first, long count) {
    float total[most_block_rows];
    const float *g = dy + first * n, *p = y + first * n;
    for_rows(count, RowProducts{g, p, n}, total);
    const auto slope = [](float s, float gi, float pi) { return pi * (gi - s); };
    map_rows(write, count, n, dx + first * n, slope, total, g, p);
  });
}

inline void log_softmax_back(const float* dy, const float* y, float* dx, long rows, long n, Write write) {
  for_blocks(rows, n, [=](long first, long count) {
    float total[most_block_rows];
    const float *g = dy + first * n, *log_p = y + first * n;
    for_rows(count, RowSum{g, n}, total);
    const auto slope = [](float s, float gi, float li) { return gi - scalar::exp(li) * s; };
    map_rows(write, count, n, dx + first * n, slope, total, g, log_p);
  });
}

}  // namespace
}  // namespace minirl::kernels
