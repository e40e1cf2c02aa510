// The softmax family over rows of n numbers: what a row needs once (maximum, sum, logarithm) is computed row
// by row into a small array, the rest over all elements of a block of rows at once.
#pragma once
#include "tensor/kernels/map.hpp"
#include "tensor/kernels/sums.hpp"

namespace minirl::kernels {
namespace {

// Rows are worked on in blocks of so many, and of so many elements if a row has not more than that by itself.
constexpr int most_block_rows = 128, most_block_elements = 2048;

struct BlockOfRows {
  long rows, n;
};

inline long rows_together(long n) {
  const long fitting = most_block_elements / n;
  return fitting < 1 ? 1 : smaller<long>(fitting, most_block_rows);
}

// f(block, offset of its first element) for each block of rows.
template <class Function>
inline void for_blocks(long rows, long n, Function f) {
  if (n == 0) return;
  const long together = rows_together(n);
  for (long first = 0; first < rows; first += together) {
    f(BlockOfRows{smaller(together, rows - first), n}, first * n);
  }
}

// A row's width where it is narrow and so worth a loop of its own; 0: wide, ask at run time.
template <int n>
struct Width {};

// f(Width<n>()) if n is narrow, else f(Width<0>()).
template <int most = 7, class Function>
inline void with_width(long n, Function f) {
  if constexpr (most == 0) {
    f(Width<0>());
  } else if (n == most) {
    f(Width<most>());
  } else {
    with_width<most - 1>(n, f);
  }
}

// values[r] n times for each row r. Wide rows are written in whole vectors: what is too much, the next row
// writes over.
inline void repeat(float* to, const float* values, BlockOfRows block) {
  with_width<2>(block.n, [=]<int narrow>(Width<narrow>) {
    for (long r = 0; r < block.rows; ++r) {
      float* row = to + r * block.n;
      for (int j = 0; j < narrow; ++j) row[j] = values[r];
      for (long j = 0; narrow == 0 && j < block.n; j += width) store(row + j, all_lanes(values[r]));
    }
  });
}

/// Where map_rows writes.
struct RowsOf {
  float* y;
  Write write;
};

// y[r, j] = f(value[r], x[r, j]...) for one block of rows. The values are repeated first: so the elements can
// be mapped all at once, without a beginning and an end in each row.
template <class Function, class... Inputs>
inline void map_rows(BlockOfRows block, RowsOf to, Function f, const float* value, const Inputs*... x) {
  if (block.rows == 1) {
    const auto with_value = [f, v = value[0]](auto... in) { return f(v, in...); };
    return map(to.write, block.n, to.y, with_value, x...);
  }
  float repeated[most_block_elements + width];
  repeat(repeated, value, block);
  map(to.write, block.rows * block.n, to.y, f, repeated, x...);
}

// The maximum of n >= 4 numbers in vectors of `lanes`, the last of which may overlap the one before.
template <int lanes, class AnyVector>
inline AnyVector maximum_lanes(const float* x, long n, AnyVector (*load_lanes)(const float*)) {
  AnyVector most = load_lanes(x + n - lanes);
  for (long i = 0; i + lanes < n; i += lanes) most = larger(load_lanes(x + i), most);
  return most;
}

inline float maximum(const float* x, long n) {
  Four most;
  if (n >= width) {
    float s[width];
    store(s, maximum_lanes<width, Vector>(x, n, load));
    most = maximum_lanes<4, Four>(s, width, load4);
  } else {
    most = maximum_lanes<4, Four>(x, n, load4);
  }
  const float a = most[0] > most[2] ? most[0] : most[2], b = most[1] > most[3] ? most[1] : most[3];
  return a > b ? a : b;
}

struct RowMaximum {
  const float* x;
  long n;

  float operator()(long r, Width<0>) const { return maximum(x + r * n, n); }
  template <int narrow>
  float operator()(long r, Width<narrow>) const {
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

  float operator()(long r, Width<0>) const { return sum(x + r * n, n); }
  template <int narrow>
  float operator()(long r, Width<narrow>) const {
    return fold_narrow<narrow>([at = x + r * narrow](int j) { return at[j]; });
  }
};

struct RowProducts {
  const float *x, *y;
  long n;

  float operator()(long r, Width<0>) const { return sum_products(x + r * n, y + r * n, n); }
  template <int narrow>
  float operator()(long r, Width<narrow>) const {
    return fold_narrow<narrow>([u = x + r * narrow, v = y + r * narrow](int j) { return u[j] * v[j]; });
  }
};

template <class Row>
inline void for_rows(long rows, const Row& row, float* values) {
  with_width(row.n, [&](auto row_width) {
    for (long r = 0; r < rows; ++r) values[r] = row(r, row_width);
  });
}

// The maximum of each row, and the sum of exp(x - maximum).
struct RowSums {
  float top[most_block_rows], total[most_block_rows];
};

inline float minus(float value, float x) { return x - value; }
inline float over(float value, float x) { return x / value; }

// y = exp(x - maximum of the row), and what that takes.
inline void exp_rows(BlockOfRows block, const float* x, float* y, RowSums& sums) {
  for_rows(block.rows, RowMaximum{x, block.n}, sums.top);
  map_rows(block, {y, Write::over}, minus, sums.top, x);
  exp(y, y, block.rows * block.n);
  for_rows(block.rows, RowSum{y, block.n}, sums.total);
}

inline void softmax(const float* x, float* y, long rows, long n) {
  for_blocks(rows, n, [=](BlockOfRows block, long at) {
    RowSums sums;
    exp_rows(block, x + at, y + at, sums);
    map_rows(block, {y + at, Write::over}, over, sums.total, y + at);
  });
}

inline void log_softmax(const float* x, float* y, long rows, long n) {
  for_blocks(rows, n, [=](BlockOfRows block, long at) {
    RowSums sums;
    exp_rows(block, x + at, y + at, sums);
    log(sums.total, sums.total, block.rows);
    map_rows(block, {y + at, Write::over}, minus, sums.top, x + at);
    map_rows(block, {y + at, Write::over}, minus, sums.total, y + at);
  });
}

inline void softmax_back(const float* dy, const float* y, float* dx, long rows, long n, Write write) {
  const auto slope = [](float sum, float g, float p) { return p * (g - sum); };
  for_blocks(rows, n, [=](BlockOfRows block, long at) {
    float total[most_block_rows];
    for_rows(block.rows, RowProducts{dy + at, y + at, n}, total);
    map_rows(block, {dx + at, write}, slope, total, dy + at, y + at);
  });
}

inline void log_softmax_back(const float* dy, const float* y, float* dx, long rows, long n, Write write) {
  const auto slope = [](float sum, float g, float log_p) { return g - scalar::exp(log_p) * sum; };
  for_blocks(rows, n, [=](BlockOfRows block, long at) {
    float total[most_block_rows];
    for_rows(block.rows, RowSum{dy + at, n}, total);
    map_rows(block, {dx + at, write}, slope, total, dy + at, y + at);
  });
}

}  // namespace
}  // namespace minirl::kernels
