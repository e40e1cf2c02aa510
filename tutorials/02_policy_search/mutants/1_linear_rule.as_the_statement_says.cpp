// rejected: right if res > 0
#include "minirl/chapter.hpp"

using namespace minirl;

int linear_rule(const Weights& w, const Tensor& s) { return w[0] + w[1] * s[2] + w[2] * s[3] > 0 ? 0 : 1; }
