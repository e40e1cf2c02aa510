// rejected: all rows together
#include "minirl/chapter.hpp"

using namespace minirl;

Tensor probabilities(const Tensor& z) {
  Tensor p(z.shape());
  Scalar total = 0;
  for (int i = 0; i < z.size(); ++i) total += std::exp(z[i]);
  for (int i = 0; i < z.size(); ++i) p[i] = std::exp(z[i]) / total;
  return p;
}
