// Transposing small blocks of a matrix into scratch memory, so that what a product reads lies side by side.
#pragma once
#include "tensor/kernels/vector.hpp"

namespace minirl::kernels {
namespace {

#ifdef __clang__
#define MINIRL_ONE_BY_ONE \
  _Pragma("clang loop vectorize(disable)")  // clang 14 would gather: three times slower
#else
#define MINIRL_ONE_BY_ONE
#endif

struct Block {
  int rows, columns;
  const float* from;
  long from_row;
  float* to;  // to[column * to_row + row] = from[row * from_row + column]
  long to_row;
};

// Four rows of `from`, `row` the first, become four neighbouring columns of `to`.
inline void transpose_four_rows(const Block& block, int row) {
  const float* from = block.from + row * block.from_row;
  float* to = block.to + row;
  int column = 0;
  for (; column + 4 <= block.columns; column += 4) {
    Four r0 = load4(from + column), r1 = load4(from + block.from_row + column);
    Four r2 = load4(from + 2 * block.from_row + column), r3 = load4(from + 3 * block.from_row + column);
    transpose4(r0, r1, r2, r3);
    store4(to + column * block.to_row, r0);
    store4(to + (column + 1) * block.to_row, r1);
    store4(to + (column + 2) * block.to_row, r2);
    store4(to + (column + 3) * block.to_row, r3);
  }
  for (; column < block.columns; ++column) {
    for (int i = 0; i < 4; ++i) to[column * block.to_row + i] = from[i * block.from_row + column];
  }
}

inline void transpose(const Block& block) {
  int row = 0;
  for (; row + 4 <= block.rows; row += 4) transpose_four_rows(block, row);
  for (; row < block.rows; ++row) {
    const float* from = block.from + row * block.from_row;
    MINIRL_ONE_BY_ONE
    for (int column = 0; column < block.columns; ++column)
      block.to[column * block.to_row + row] = from[column];
  }
}

}  // namespace
}  // namespace minirl::kernels
