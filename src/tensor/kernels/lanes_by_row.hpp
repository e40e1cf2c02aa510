// The lanes of lanes.hpp read from b [k, n] as it lies, without transposing: one row of a, all n < 8 columns.
// A stretch of `width` k is n vectors of b in a row; the numbers of a are spread to match, each n times.
// So the lanes of all columns form a matrix [16, n], and folding adds its lower half to its upper half.
#pragma once
#include "tensor/kernels/lanes.hpp"

namespace minirl::kernels {
namespace {

template <int columns>
struct SpreadTable {
  int lanes[columns * width];
};

// Which k of a stretch of `width` each lane of b's vectors belongs to.
template <int columns>
constexpr SpreadTable<columns> spread_table() {
  SpreadTable<columns> table{};
  for (int lane = 0; lane < columns * width; ++lane) table.lanes[lane] = lane / columns;
  return table;
}

template <int columns>
inline constexpr SpreadTable<columns> spread = spread_table<columns>();

// sums[v][q] += a spread times vector q of stretch v, for 16 k.
template <int columns, class LoadA, class LoadB>
inline void spread_step(Vector (&sums)[vectors_per_lanes][columns], const Picks (&picks)[columns], LoadA a,
                        LoadB b) {
#pragma GCC unroll 4
  for (int v = 0; v < vectors_per_lanes; ++v) {
    const Vector x = a(v * width);
#pragma GCC unroll 7
    for (int q = 0; q < columns; ++q) {
      sums[v][q] = fma(pick(x, picks[q]), b((v * columns + q) * width), sums[v][q]);
    }
  }
}

template <int columns>
[[gnu::noinline]] void run_spread_row(const Lanes& p, int i) {
  const float *a = p.a + long(i) * p.k, *b = p.b;
  Vector sums[vectors_per_lanes][columns] = {};
  Picks picks[columns];
#pragma GCC unroll 7
  for (int q = 0; q < columns; ++q) picks[q] = load_picks(spread<columns>.lanes + q * width);
  int left = p.k;
  for (; left >= 16; left -= 16, a += 16, b += 16 * columns) {
    spread_step(
        sums, picks, [a](int at) { return load(a + at); }, [b](int at) { return load(b + at); });
  }
  if (left > 0) {
    spread_step(
        sums, picks, [a, left](int at) { return load(a + at, first_lanes(left - at)); },
        [b, left](int at) { return load(b + at, first_lanes(left * columns - at)); });
  }
  alignas(64) float s[16 * columns];
#pragma GCC unroll 4
  for (int v = 0; v < vectors_per_lanes; ++v) {
#pragma GCC unroll 7
    for (int q = 0; q < columns; ++q) store(s + (v * columns + q) * width, sums[v][q]);
  }
  for (int half = 8; half > 0; half /= 2) {
    for (int at = 0; at < half * columns; ++at) s[at] += s[at + half * columns];
  }
  for (int j = 0; j < columns; ++j) finish(p, i, j, s[j]);
}

template <int columns>
inline void run_spread_rows(const Lanes& p) {
  if (p.n == columns) {
    for (int i = 0; i < p.m; ++i) run_spread_row<columns>(p, i);
  } else if constexpr (columns > 1) {
    run_spread_rows<columns - 1>(p);
  }
}

/// b holds its rows one after another: [k, n], n < 8.
inline void run_lanes_by_row(const Lanes& p) {
  constexpr int scratch = 8192;
  if (p.n == 1) return run_lanes_by_column(p);  // one column is its own transpose
  // Many rows share one transposed copy of b; few rows, or a b too large for the copy, read it as it lies.
  if (p.m < 4 || long(p.k) * p.n > scratch) return run_spread_rows<7>(p);
  float columns[scratch];
  transpose({p.k, p.n, p.b, p.n, columns, p.k});
  Lanes by_column = p;
  by_column.b = columns;
  run_lanes_by_column(by_column);
}

}  // namespace
}  // namespace minirl::kernels
