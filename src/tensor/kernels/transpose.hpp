// Transposing small blocks of a matrix into scratch memory, so that what a product reads lies side by side.
#pragma once
#include "tensor/kernels/vector.hpp"

namespace minirl::kernels {
namespace {

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
  const long from_row = block.from_row, to_row = block.to_row;  // copies: the stores could alias the block
  int left = block.columns;
  for (; left >= 4; left -= 4, from += 4, to += 4 * to_row) {
    Four r0 = load4(from), r1 = load4(from + from_row);
    Four r2 = load4(from + 2 * from_row), r3 = load4(from + 3 * from_row);
    transpose4(r0, r1, r2, r3);
    store4(to, r0);
    store4(to + to_row, r1);
    store4(to + 2 * to_row, r2);
    store4(to + 3 * to_row, r3);
  }
  if (left >= 2) {
    const Four top = load2_and_2(from, from + from_row);
    const Four low = load2_and_2(from + 2 * from_row, from + 3 * from_row);
    store4(to, __builtin_shufflevector(top, low, 0, 2, 4, 6));
    store4(to + to_row, __builtin_shufflevector(top, low, 1, 3, 5, 7));
    from += 2;
    to += 2 * to_row;
  }
  if (left % 2 != 0) {
    for (int i = 0; i < 4; ++i) to[i] = from[i * from_row];
  }
}

inline void transpose(const Block& block) {
  int row = 0;
  for (; row + 4 <= block.rows; row += 4) transpose_four_rows(block, row);
  for (; row < block.rows; ++row) {
    const float* from = block.from + row * block.from_row;
    MINIRL_NO_LOOP_VECTORS
    for (int column = 0; column < block.columns; ++column)
      block.to[column * block.to_row + row] = from[column];
  }
}

}  // namespace
}  // namespace minirl::kernels
