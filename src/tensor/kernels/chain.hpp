// Products whose outputs are chains: c = start, then c = fma(a[i,k], b[k,j], c) for k = 0, 1, 2, ...
// The chains of a tile (some rows by one to eight vectors of columns) stay in registers while k runs.
// Blocking cuts k into pieces and carries a chain through memory from piece to piece: no bit depends on it.
#pragma once
#include "tensor/kernels/transpose.hpp"

namespace minirl::kernels {
namespace {

/// y (m x n) = start + a b, where a[i,k] = a[i a_row + k a_step] and b[k,j] = b[k b_step + j b_column].
struct Chain {
  int m, k, n;
  const float* a;
  long a_row, a_step;
  const float* b;
  long b_step, b_column;
  const float* start;  // start[i,j] = start[i start_row + j]; null: zero
  long start_row;
  float* y;
  long y_row;
};

// Twelve rows by two vectors use 24 of the 32 registers of AVX-512, six by two 12 of AVX2's 16.
constexpr int most_rows = width == 16 ? 12 : width == 8 ? 6 : 4;
constexpr int block_rows = 16 * most_rows;  // rows of a that stay in the second cache
constexpr int most_depth = 512;             // with a panel of b of that depth in the first

/// A few rows of a Chain by a few vectors of columns, with b_column == 1; the last vector may be cut off.
struct Tile {
  Mask last;  // the lanes of the last vector
  int rows, depth;
  const float* a;
  long a_row, a_step;
  const float* b;
  long b_step;
  const float* start;
  long start_row;
  float* y;
  long y_row;
};

template <int vectors>
inline void load_row(Vector (&row)[vectors], const float* p, Mask last) {
#pragma GCC unroll 8
  for (int j = 0; j + 1 < vectors; ++j) row[j] = load(p + j * width);
  row[vectors - 1] = load(p + (vectors - 1) * width, last);
}

template <int vectors>
inline void store_row(float* p, const Vector (&row)[vectors], Mask last) {
#pragma GCC unroll 8
  for (int j = 0; j + 1 < vectors; ++j) store(p + j * width, row[j]);
  store(p + (vectors - 1) * width, row[vectors - 1], last);
}

template <int rows, int vectors>
inline void load_start(Vector (&sums)[rows][vectors], const Tile& tile, Mask last) {
#pragma GCC unroll 12
  for (int i = 0; i < rows; ++i) {
#pragma GCC unroll 8
    for (int j = 0; j < vectors; ++j) sums[i][j] = all_lanes(0.0f);
  }
  if (!tile.start) return;
#pragma GCC unroll 12
  for (int i = 0; i < rows; ++i) load_row(sums[i], tile.start + i * tile.start_row, last);
}

template <int rows, int vectors>
[[gnu::noinline]] void run_tile(const Tile& tile) {
  const Mask last = tile.last;
  Vector sums[rows][vectors];
  load_start(sums, tile, last);
  const float *a = tile.a, *b = tile.b;
  const long a_row = tile.a_row, a_step = tile.a_step, b_step = tile.b_step;
  for (int left = tile.depth; left > 0; --left, a += a_step, b += b_step) {
    Vector b_row[vectors];
    load_row(b_row, b, last);
#pragma GCC unroll 12
    for (int i = 0; i < rows; ++i) {
      const Vector factor = all_lanes(a[i * a_row]);
#pragma GCC unroll 8
      for (int j = 0; j < vectors; ++j) sums[i][j] = fma(factor, b_row[j], sums[i][j]);
    }
  }
  float* y = tile.y;  // copies: the stores could alias the tile
  const long y_row = tile.y_row;
#pragma GCC unroll 12
  for (int i = 0; i < rows; ++i) store_row(y + i * y_row, sums[i], last);
}

// The tile with exactly tile.rows rows, searched among those of at most `rows`.
template <int vectors, int rows>
inline void run_rows(const Tile& tile) {
  if (tile.rows == rows) return run_tile<rows, vectors>(tile);
  if constexpr (rows > 1) run_rows<vectors, rows - 1>(tile);
}

/// A block of rows, a piece of k and a panel of columns: where they begin, and how many.
struct Cut {
  int row, rows, k, depth, column, columns;
};

// The panel in tiles of nearly equal height.
template <int vectors>
inline void run_panel(const Chain& c, const Cut& cut, const float* b, long b_step) {
  constexpr int tallest = vectors == 8 ? 1 : vectors == 4 ? most_rows / 2 : most_rows;
  Tile tile;
  tile.last = first_lanes(cut.columns - (vectors - 1) * width);
  tile.depth = cut.depth;
  tile.a = c.a + cut.row * c.a_row + cut.k * c.a_step, tile.a_row = c.a_row, tile.a_step = c.a_step;
  tile.b = b, tile.b_step = b_step;
  tile.y = c.y + cut.row * c.y_row + cut.column, tile.y_row = c.y_row;
  tile.start = cut.k > 0 ? tile.y : c.start ? c.start + cut.row * c.start_row + cut.column : nullptr;
  tile.start_row = cut.k > 0 ? c.y_row : c.start ? c.start_row : 0;
  const int tiles = (cut.rows + tallest - 1) / tallest, height = cut.rows / tiles;
  const int one_higher = cut.rows - tiles * height;  // so many tiles have one row more
  for (int t = 0; t < tiles; ++t) {
    tile.rows = t < one_higher ? height + 1 : height;
    run_rows<vectors, tallest>(tile);
    tile.a += tile.rows * c.a_row;
    tile.start += tile.rows * tile.start_row;
    tile.y += tile.rows * c.y_row;
  }
}

// Where b's columns lie apart (b_column != 1) the panel is transposed first.
template <int vectors>
[[gnu::noinline]] void run_transposed_panel(const Chain& c, const Cut& cut, const float* b) {
  alignas(64) float packed[most_depth * vectors * width];
  transpose({cut.columns, cut.depth, b, c.b_column, packed, vectors * width});
  run_panel<vectors>(c, cut, packed, vectors * width);
}

template <int vectors>
inline void run_any_panel(const Chain& c, const Cut& cut) {
  const float* b = c.b + cut.k * c.b_step + cut.column * c.b_column;
  if (c.b_column == 1) return run_panel<vectors>(c, cut, b, c.b_step);
  run_transposed_panel<vectors>(c, cut, b);
}

// Few rows leave registers for wider panels.
inline int panel_vectors(int rows, int vectors) {
  if (rows == 1 && vectors >= 8) return 8;
  if (rows <= most_rows / 2 && vectors >= 4) return 4;
  return vectors >= 2 ? 2 : 1;
}

inline void run_piece(const Chain& c, Cut cut) {
  for (cut.column = 0; cut.column < c.n; cut.column += cut.columns) {
    const int left = c.n - cut.column, vectors = panel_vectors(cut.rows, (left + width - 1) / width);
    cut.columns = smaller(vectors * width, left);
    if (vectors == 8) run_any_panel<8>(c, cut);
    if (vectors == 4) run_any_panel<4>(c, cut);
    if (vectors == 2) run_any_panel<2>(c, cut);
    if (vectors == 1) run_any_panel<1>(c, cut);
  }
}

inline void run_chain(const Chain& c) {
  for (int row = 0; row < c.m; row += block_rows) {
    const int rows = smaller(block_rows, c.m - row);
    // One or two rows read b once: short pieces of k keep that read in sequence.
    const int depth = rows < 3 ? 16 : most_depth;
    for (int k = 0; k < c.k || k == 0; k += depth) {
      run_piece(c, {row, rows, k, smaller(depth, c.k - k), 0, 0});
    }
  }
}

}  // namespace
}  // namespace minirl::kernels
