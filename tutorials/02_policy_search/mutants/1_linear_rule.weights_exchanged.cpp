// rejected: are the weights mixed up?
#include "minirl/chapter.hpp"

using namespace minirl;

int linear_rule(const Weights& w, const Tensor& s) {
  return w[0] + (w[1] + w[2]) * s[2] + w[1] * s[3] > 0 ? 1 : 0;
}
