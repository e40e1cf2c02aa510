// rejected: is the constant w[0] added?
#include "minirl/chapter.hpp"

using namespace minirl;

int linear_rule(const Weights& w, const Tensor& s) { return w[1] * s[2] + w[2] * s[3] > 0 ? 1 : 0; }
