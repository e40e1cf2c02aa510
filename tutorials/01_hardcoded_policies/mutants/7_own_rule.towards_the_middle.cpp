// rejected: try the other signs for position and velocity
#include "minirl/chapter.hpp"

using namespace minirl;

int own_rule(const Tensor& s) { return s[2] + s[3] - 0.1f * s[0] - 0.2f * s[1] > 0 ? 1 : 0; }
