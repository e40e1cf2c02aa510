// rejected: the loss is a mean: divide by n
// scalar: double
#include "minirl/chapter.hpp"

using namespace minirl;

Tensor slopes(const Tensor& p, const Indices& a, const Tensor& weights) {
  Tensor g(p.shape());
  for (int i = 0; i < p.dim(0); ++i) {
    for (int j = 0; j < p.dim(1); ++j) g(i, j) = -weights[i] * ((j == a[i]) - p(i, j));
  }
  return g;
}
