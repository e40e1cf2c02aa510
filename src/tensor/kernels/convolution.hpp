// Convolutions and their gradients as products that are never laid out as matrices: a row of the left factor
// is a window on an image, read where it lies. Every output is a chain of fma (see chain.hpp), here called
//   y   over the window's numbers (row, column, channel), from the bias or zero
//   dw  over the windows (image, row, column), from what stands there
//   dx  over the windows that see the number, each over its out channels, from what stands there
// all in ascending order. How outputs are grouped into tiles changes no bit.
#pragma once
#include "tensor/kernels/chain.hpp"
#include "tensor/kernels/kernels.hpp"

namespace minirl::kernels {
namespace {

constexpr int most_window_rows = 2 * most_rows;  // with one vector of columns; with two vectors half of it

/// How the sum's index walks over the left factor: `planes` times `lines` stretches of `length` numbers.
struct Walk {
  int planes, lines, length;
  long plane, line, step;
};

/// A few outputs of a few rows: y[i, j] = start + sum over k of a[i, k] b[k, j], for one or two vectors of j.
struct WindowTile {
  const float* a[most_window_rows];  // where row i of the left factor begins
  float* y[most_window_rows];
  long shift = 0;  // of all y
  Walk walk;
  const float* b;
  long b_step;
  Start start;
  const float* bias;
  Mask last;  // the lanes of the last vector
};

// A few steps at once, so that a row's address is loaded once for all of them.
template <int rows, int vectors, int steps>
inline void window_steps(Vector (&sums)[rows][vectors], const float* const (&a)[rows], const WindowTile& tile,
                         long at, const float* b, Mask last) {
  Vector b_rows[steps][vectors];
#pragma GCC unroll 4
  for (int u = 0; u < steps; ++u) load_row(b_rows[u], b + u * tile.b_step, last);
#pragma GCC unroll 24
  for (int i = 0; i < rows; ++i) {
    const float* from = a[i] + at;
#pragma GCC unroll 4
    for (int u = 0; u < steps; ++u) {
      const Vector factor = all_lanes(from[u * tile.walk.step]);
#pragma GCC unroll 2
      for (int j = 0; j < vectors; ++j) sums[i][j] = fma(factor, b_rows[u][j], sums[i][j]);
    }
  }
}

template <int rows, int vectors>
inline void start_sums(Vector (&sums)[rows][vectors], const WindowTile& tile) {
#pragma GCC unroll 24
  for (int i = 0; i < rows; ++i) {
#pragma GCC unroll 2
    for (int j = 0; j < vectors; ++j) sums[i][j] = all_lanes(0.0f);
    if (tile.start == Start::self) load_row(sums[i], tile.y[i] + tile.shift, tile.last);
    if (tile.start == Start::row) load_row(sums[i], tile.bias, tile.last);
  }
}

template <int rows, int vectors>
[[gnu::noinline]] void run_window_tile(const WindowTile& tile) {
  constexpr int steps = (width == 16 ? 4 : 2) / vectors;
  Vector sums[rows][vectors];
  start_sums(sums, tile);
  const float* a[rows];
#pragma GCC unroll 24
  for (int i = 0; i < rows; ++i) a[i] = tile.a[i];
  const Walk walk = tile.walk;
  const Mask last = tile.last;
  const float* b = tile.b;
  for (long plane = 0; plane < walk.planes; ++plane) {
    for (long line = 0; line < walk.lines; ++line) {
      long at = plane * walk.plane + line * walk.line;
      int left = walk.length;
      for (; left >= steps; left -= steps, at += steps * walk.step, b += steps * tile.b_step) {
        window_steps<rows, vectors, steps>(sums, a, tile, at, b, last);
      }
      for (; left > 0; --left, at += walk.step, b += tile.b_step) {
        window_steps<rows, vectors, 1>(sums, a, tile, at, b, last);
      }
    }
  }
#pragma GCC unroll 24
  for (int i = 0; i < rows; ++i) store_row(tile.y[i] + tile.shift, sums[i], last);
}

using RunTile = void (*)(const WindowTile&);

// The function for a tile of `height` rows, searched among those of at most `rows`.
template <int vectors, int rows = most_window_rows / vectors>
inline RunTile tile_runner(int height) {
  if constexpr (rows > 1) {
    if (height < rows) return tile_runner<vectors, rows - 1>(height);
  }
  return run_window_tile<rows, vectors>;
}

/// How many columns a tile takes next, in how many vectors, and how many rows then fit.
struct Panel {
  int columns, vectors, tallest;
  Mask last;

  explicit Panel(int left)
      : columns(smaller(2 * width, left)),
        vectors(columns > width ? 2 : 1),
        tallest(most_window_rows / vectors),
        last(first_lanes(columns - (vectors - 1) * width)) {}
  RunTile runner(int height) const { return vectors == 2 ? tile_runner<2>(height) : tile_runner<1>(height); }
};

/// `count` rows cut into tiles of nearly equal height: how high the tile is that begins at `row`.
inline int tile_height(int row, int count, int tallest) {
  const int left = count - row, tiles = (left + tallest - 1) / tallest;
  return (left + tiles - 1) / tiles;
}

/// Goes through the windows in order: where the next one begins in x.
class WindowCursor {
 public:
  explicit WindowCursor(const Convolution& c) : c_(c) {}

  long next() {
    const long begin =
        (long(image_ * c_.height + row_ * c_.stride_height) * c_.width + column_ * c_.stride_width) * c_.in;
    if (++column_ == c_.columns) {
      column_ = 0;
      if (++row_ == c_.rows) {
        row_ = 0;
        ++image_;
      }
    }
    return begin;
  }

 private:
  const Convolution& c_;
  int image_ = 0, row_ = 0, column_ = 0;
};

inline int window_count(const Convolution& c) { return c.images * c.rows * c.columns; }

// y = bias + windows times w
inline void convolve(const Convolution& c, const float* x, const float* w, const float* bias, float* y) {
  const int windows = window_count(c), stretch = c.kernel_width * c.in;
  WindowTile tile;
  tile.walk = {1, c.kernel_height, stretch, 0, long(c.width) * c.in, 1};
  tile.b_step = c.out;
  tile.start = bias ? Start::row : Start::zero;
  for (int column = 0; column < c.out; column += 2 * width) {
    const Panel panel(c.out - column);
    tile.b = w + column;
    tile.bias = bias ? bias + column : nullptr;
    tile.last = panel.last;
    WindowCursor cursor(c);
    for (int window = 0, height; window < windows; window += height) {
      height = tile_height(window, windows, panel.tallest);
      for (int i = 0; i < height; ++i) {
        tile.a[i] = x + cursor.next();
        tile.y[i] = y + long(window + i) * c.out + column;
      }
      panel.runner(height)(tile);
    }
  }
}

// dw += windows^T times dy
inline void convolve_weights(const Convolution& c, const float* x, const float* dy, float* dw) {
  const int stretch = c.kernel_width * c.in, rows = c.kernel_height * stretch;
  const long line = long(c.width) * c.in;
  WindowTile tile;
  tile.walk = {
      c.images, c.rows, c.columns, c.height * line, c.stride_height * line, long(c.stride_width) * c.in};
  tile.b_step = c.out;
  tile.start = Start::self;
  for (int column = 0; column < c.out; column += 2 * width) {
    const Panel panel(c.out - column);
    tile.b = dy + column;
    tile.last = panel.last;
    for (int row = 0, height; row < rows; row += height) {
      height = tile_height(row, rows, panel.tallest);
      for (int i = 0; i < height; ++i) {
        tile.a[i] = x + (row + i) / stretch * line + (row + i) % stretch;
        tile.y[i] = dw + long(row + i) * c.out + column;
      }
      panel.runner(height)(tile);
    }
  }
}

// One tile of windows gives its share of dx, place by place in the window. From the last place to the first:
// so whoever of two windows comes first in order adds first where they overlap.
inline void convolve_input_tile(const Convolution& c, const Panel& panel, const float* w, int height,
                                WindowTile& tile) {
  const RunTile run = panel.runner(height);
  for (int row = c.kernel_height - 1; row >= 0; --row) {
    for (int column = c.kernel_width - 1; column >= 0; --column) {
      tile.shift = (long(row) * c.width + column) * c.in;
      tile.b = w + (long(row) * c.kernel_width + column) * c.out * c.in;
      run(tile);
    }
  }
}

// dx += dy times w^T, spread over the windows; w: [kernel_height, kernel_width, out, in]
inline void convolve_input(const Convolution& c, const float* dy, const float* w, float* dx) {
  const int windows = window_count(c);
  WindowTile tile;
  tile.walk = {1, 1, c.out, 0, 0, 1};
  tile.b_step = c.in;
  tile.start = Start::self;
  for (int column = 0; column < c.in; column += 2 * width) {
    const Panel panel(c.in - column);
    tile.last = panel.last;
    WindowCursor cursor(c);
    for (int window = 0, height; window < windows; window += height) {
      height = tile_height(window, windows, panel.tallest);
      for (int i = 0; i < height; ++i) {
        tile.a[i] = dy + long(window + i) * c.out;
        tile.y[i] = dx + cursor.next() + column;
      }
      convolve_input_tile(c, panel, w + column, height, tile);
    }
  }
}

}  // namespace
}  // namespace minirl::kernels
