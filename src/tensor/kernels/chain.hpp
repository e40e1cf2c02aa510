// Products whose outputs are chains: c = start, then c = fma(a[i,k], b[k,j], c) for k = 0, 1, 2, ...
// The chains of a tile (some rows by one, two or four vectors of columns) stay in registers while k runs.
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
constexpr int most_vectors = 4;
constexpr int block_rows = 16 * most_rows;  // rows of a that stay in the second cache
constexpr int most_depth = 512;             // with a panel of b of that depth in the first

/// A few rows and vectors of columns of a Chain; `last` tells which lanes of the last vector are wanted.
struct Tile {
  Chain c;
  Mask last;
};

template <int vectors>
inline void load_row(Vector (&row)[vectors], const float* p, Mask last) {
#pragma GCC unroll 4
  for (int j = 0; j + 1 < vectors; ++j) row[j] = load(p + j * width);
  row[vectors - 1] = load(p + (vectors - 1) * width, last);
}

template <int vectors>
inline void store_row(float* p, const Vector (&row)[vectors], Mask last) {
#pragma GCC unroll 4
  for (int j = 0; j + 1 < vectors; ++j) store(p + j * width, row[j]);
  store(p + (vectors - 1) * width, row[vectors - 1], last);
}

template <int rows, int vectors>
[[gnu::noinline]] void run_tile(const Tile& tile) {
  const Chain c = tile.c;  // a copy: the stores below could alias the original
  const Mask last = tile.last;
  Vector sums[rows][vectors];
#pragma GCC unroll 12
  for (int i = 0; i < rows; ++i) {
    if (c.start) {
      load_row(sums[i], c.start + i * c.start_row, last);
    } else {
#pragma GCC unroll 4
      for (int j = 0; j < vectors; ++j) sums[i][j] = all_lanes(0.0f);
    }
  }
  const float *a = c.a, *b = c.b;
  for (int k = 0; k < c.k; ++k, a += c.a_step, b += c.b_step) {
    Vector b_row[vectors];
    load_row(b_row, b, last);
#pragma GCC unroll 12
    for (int i = 0; i < rows; ++i) {
      const Vector factor = all_lanes(a[i * c.a_row]);
#pragma GCC unroll 4
      for (int j = 0; j < vectors; ++j) sums[i][j] = fma(factor, b_row[j], sums[i][j]);
    }
  }
#pragma GCC unroll 12
  for (int i = 0; i < rows; ++i) store_row(c.y + i * c.y_row, sums[i], last);
}

// The tile with exactly tile.c.m rows, searched among those of at most `rows`.
template <int vectors, int rows>
inline void run_rows(const Tile& tile) {
  if (tile.c.m == rows) return run_tile<rows, vectors>(tile);
  if constexpr (rows > 1) run_rows<vectors, rows - 1>(tile);
}

// All rows of at most `vectors` vectors of columns, in tiles of nearly equal height.
template <int vectors>
inline void run_panel(const Chain& panel) {
  constexpr int tallest = vectors == 4 ? most_rows / 2 : most_rows;
  Tile tile{panel, first_lanes(panel.n - (vectors - 1) * width)};
  int left = panel.m;
  for (int tiles = (panel.m + tallest - 1) / tallest; tiles > 0; --tiles) {
    tile.c.m = left / tiles;
    left -= tile.c.m;
    run_rows<vectors, tallest>(tile);
    tile.c.a += tile.c.m * panel.a_row;
    tile.c.start += panel.start ? tile.c.m * panel.start_row : 0;
    tile.c.y += tile.c.m * panel.y_row;
  }
}

// Where b's columns lie apart (b_column != 1) the panel is transposed first.
template <int vectors>
[[gnu::noinline]] void run_transposed_panel(Chain panel) {
  alignas(64) float packed[most_depth * vectors * width];
  transpose({panel.n, panel.k, panel.b, panel.b_column, packed, vectors * width});
  panel.b = packed;
  panel.b_step = vectors * width;
  run_panel<vectors>(panel);
}

template <int vectors>
inline void run_any_panel(const Chain& panel) {
  if (panel.b_column == 1) return run_panel<vectors>(panel);
  run_transposed_panel<vectors>(panel);
}

// One piece of k over all columns, panel by panel. Few rows leave registers for wider panels.
inline void run_piece(const Chain& piece) {
  Chain panel = piece;
  for (int j = 0; j < piece.n; j += panel.n) {
    const int left = piece.n - j, vectors = (left + width - 1) / width;
    const int wanted = piece.m <= most_rows / 2 && vectors >= 4 ? 4 : vectors >= 2 ? 2 : 1;
    panel.n = smaller(wanted * width, left);
    panel.b = piece.b + j * piece.b_column;
    panel.start = piece.start ? piece.start + j : nullptr;
    panel.y = piece.y + j;
    if (wanted == 4) run_any_panel<4>(panel);
    if (wanted == 2) run_any_panel<2>(panel);
    if (wanted == 1) run_any_panel<1>(panel);
  }
}

// At most block_rows rows, k in pieces. One or two rows read b once: short pieces keep that read in sequence.
inline void run_block(const Chain& block) {
  const int depth = block.m < 3 ? 16 : most_depth;
  Chain piece = block;
  for (int k = 0; k < block.k || k == 0; k += depth) {
    piece.k = smaller(depth, block.k - k);
    piece.a = block.a + k * block.a_step;
    piece.b = block.b + k * block.b_step;
    run_piece(piece);
    piece.start = block.y;
    piece.start_row = block.y_row;
  }
}

inline void run_chain(const Chain& c) {
  Chain block = c;
  for (int i = 0; i < c.m; i += block_rows) {
    block.m = smaller(block_rows, c.m - i);
    block.a = c.a + i * c.a_row;
    block.start = c.start ? c.start + i * c.start_row : nullptr;
    block.y = c.y + i * c.y_row;
    run_block(block);
  }
}

}  // namespace
}  // namespace minirl::kernels
