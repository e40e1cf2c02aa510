// rejected: a row for each class
#include "minirl/chapter.hpp"

using namespace minirl;

Tensor one_hot_rows(const Indices& k, int classes) {
  const int n = static_cast<int>(k.size());
  Tensor rows({classes, n});
  for (int i = 0; i < n; ++i) rows(k[i], i) = 1;
  return rows;
}
