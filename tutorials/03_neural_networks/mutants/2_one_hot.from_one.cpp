// rejected: classes count from 0
#include "minirl/chapter.hpp"

using namespace minirl;

Tensor one_hot_rows(const Indices& k, int classes) {
  const int n = static_cast<int>(k.size());
  Tensor rows({n, classes});
  for (int i = 0; i < n; ++i) {
    if (k[i] > 0) rows(i, k[i] - 1) = 1;
  }
  return rows;
}
