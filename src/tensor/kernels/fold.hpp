// Folding 16 lanes in halves, for several columns at once: s[l] += s[l + 8], then 4, 2, 1.
#pragma once
#include "tensor/kernels/vector.hpp"

namespace minirl::kernels {
namespace {

template <int count>
struct Floats {
  typedef float Vector __attribute__((vector_size(4 * count)));
};

// One vector of lanes [count / columns, columns].
template <int columns, int count>
inline void fold_vector(typename Floats<count>::Vector lanes, float* sums) {
  if constexpr (count == columns) {
    __builtin_memcpy(sums, &lanes, sizeof lanes);
  } else {
    typename Floats<count / 2>::Vector low, high;
    __builtin_memcpy(&low, &lanes, sizeof low);
    __builtin_memcpy(&high, reinterpret_cast<const char*>(&lanes) + sizeof low, sizeof high);
    fold_vector<columns, count / 2>(low + high, sums);
  }
}

template <int columns, int vectors>
inline void fold_in_registers(const Vector* lanes, float* sums) {
  if constexpr (vectors == 1) {
    fold_vector<columns, width>(lanes[0], sums);
  } else {
    Vector half[vectors / 2];
#pragma GCC unroll 8
    for (int v = 0; v < vectors / 2; ++v) half[v] = lanes[v] + lanes[v + vectors / 2];
    fold_in_registers<columns, vectors / 2>(half, sums);
  }
}

template <int columns, int half = 8>
inline void fold_in_memory(float* lanes) {
  for (int i = 0; i < half * columns; ++i) lanes[i] += lanes[i + half * columns];
  if constexpr (half > 1) fold_in_memory<columns, half / 2>(lanes);
}

/// sums [columns] = the lanes [16, columns], which lie row by row in whole vectors, folded.
template <int columns>
inline void fold(const Vector (&lanes)[16 * columns / width], float* sums) {
  constexpr int vectors = 16 * columns / width;
  if constexpr ((columns & (columns - 1)) == 0) {
    fold_in_registers<columns, vectors>(lanes, sums);
  } else {
    alignas(64) float folded[16 * columns];
#pragma GCC unroll 28
    for (int v = 0; v < vectors; ++v) store(folded + v * width, lanes[v]);
    fold_in_memory<columns>(folded);
    for (int j = 0; j < columns; ++j) sums[j] = folded[j];
  }
}

}  // namespace
}  // namespace minirl::kernels
