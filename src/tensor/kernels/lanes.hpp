// Products whose outputs are sums in 16 lanes, for results too narrow to fill a vector with columns.
// Lane l is a chain from zero over k = l, l + 16, l + 32, ... (k is padded with zeros to a multiple of 16);
// then lanes are folded: s8[l] = s[l] + s[l+8], s4[l] = s8[l] + s8[l+4], (s4[0] + s4[2]) + (s4[1] + s4[3]).
#pragma once
#include "tensor/kernels/transpose.hpp"

namespace minirl::kernels {
namespace {

/// y (m x n) = start + sums over k of a[i,k] b[k,j]; start as in Chain. Each user says how b lies.
struct Lanes {
  int m, k, n;
  const float* a;  // [m, k]
  const float* b;
  const float* start;
  long start_row;
  float* y;  // [m, n]
};

constexpr int vectors_per_lanes = 16 / width;

inline void finish(const Lanes& p, int i, int j, float sum) {
  p.y[long(i) * p.n + j] = p.start ? p.start[i * p.start_row + j] + sum : sum;
}

// One step of 16 k (fewer at the end) for some rows of a and some columns of b; b holds column after column.
template <int rows, int columns, class Load>
inline void dot_step(Vector (&sums)[rows][columns][vectors_per_lanes], const float* a, const float* b, int k,
                     Load at) {
#pragma GCC unroll 4
  for (int v = 0; v < vectors_per_lanes; ++v) {
    Vector factor[columns];
#pragma GCC unroll 2
    for (int j = 0; j < columns; ++j) factor[j] = at(b + long(j) * k + v * width, v);
#pragma GCC unroll 4
    for (int i = 0; i < rows; ++i) {
      const Vector x = at(a + long(i) * k + v * width, v);
#pragma GCC unroll 2
      for (int j = 0; j < columns; ++j) sums[i][j][v] = fma(x, factor[j], sums[i][j][v]);
    }
  }
}

// The lanes of one output down to s4.
inline Four fold_to_four(const Vector (&sums)[vectors_per_lanes]) {
  alignas(64) float s[16];
#pragma GCC unroll 4
  for (int v = 0; v < vectors_per_lanes; ++v) store(s + v * width, sums[v]);
  return (load4(s) + load4(s + 8)) + (load4(s + 4) + load4(s + 12));
}

template <int rows, int columns>
inline void run_dots(const Lanes& p, int i0, int j0) {
  Vector sums[rows][columns][vectors_per_lanes] = {};
  const float *a = p.a + long(i0) * p.k, *b = p.b + long(j0) * p.k;
  int done = 0;
  for (; done + 16 <= p.k; done += 16) {
    dot_step(sums, a + done, b + done, p.k, [](const float* at, int) { return load(at); });
  }
  if (done < p.k) {
    const int left = p.k - done;
    dot_step(sums, a + done, b + done, p.k,
             [left](const float* at, int v) { return load(at, first_lanes(left - v * width)); });
  }
#pragma GCC unroll 2
  for (int j = 0; j < columns; ++j) {
    Four q[4] = {};  // q[i] = s4 of row i
#pragma GCC unroll 4
    for (int i = 0; i < rows; ++i) q[i] = fold_to_four(sums[i][j]);
    transpose4(q[0], q[1], q[2], q[3]);
    const Four total = (q[0] + q[2]) + (q[1] + q[3]);
#pragma GCC unroll 4
    for (int i = 0; i < rows; ++i) finish(p, i0 + i, j0 + j, total[i]);
  }
}

// Rows from `first` on, as many as come in full groups; returns the first that is left.
template <int rows>
[[gnu::noinline]] int run_dot_rows(const Lanes& lanes, int first) {
  constexpr int pair = width == 16 ? 2 : 1;  // AVX2 has registers for one column of four rows only
  const Lanes p = lanes;                     // a copy: the stores could alias the original
  for (; first + rows <= p.m; first += rows) {
    int j = 0;
    for (; j + pair <= p.n; j += pair) run_dots<rows, pair>(p, first, j);
    if (j < p.n) run_dots<rows, 1>(p, first, j);
  }
  return first;
}

/// b holds its columns one after another: [n, k].
inline void run_lanes_by_column(const Lanes& p) {
  const int left = run_dot_rows<4>(p, 0);
  if (left < p.m) run_dot_rows<1>(p, left);
}

}  // namespace
}  // namespace minirl::kernels
