// rejected: w[1] is the angle
#include "minirl/chapter.hpp"

using namespace minirl;

int linear_rule(const Weights& w, const Tensor& s) { return w[0] * s[2] + w[1] * s[3] + w[2] > 0 ? 1 : 0; }
