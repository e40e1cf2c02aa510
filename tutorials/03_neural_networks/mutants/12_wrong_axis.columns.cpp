// rejected: every action is certain
#include "minirl/chapter.hpp"

using namespace minirl;

Tensor probabilities(const Tensor& z) {
  Tensor p(z.shape());
  for (int j = 0; j < z.dim(1); ++j) {
    Scalar total = 0;
    for (int i = 0; i < z.dim(0); ++i) total += std::exp(z(i, j));
    for (int i = 0; i < z.dim(0); ++i) p(i, j) = std::exp(z(i, j)) / total;
  }
  return p;
}
