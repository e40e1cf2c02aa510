// rejected: the scores of the other actions fall
// scalar: double
#include "minirl/chapter.hpp"

using namespace minirl;

Tensor slopes(const Tensor& p, const Indices& a, const Tensor& weights) {
  Tensor g(p.shape());
  for (int i = 0; i < p.dim(0); ++i) g(i, a[i]) = -weights[i] / p.dim(0) * (1 - p(i, a[i]));
  return g;
}
