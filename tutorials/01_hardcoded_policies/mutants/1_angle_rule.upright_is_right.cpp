// rejected: `> 0`, not `>= 0`
#include "minirl/chapter.hpp"

using namespace minirl;

int angle_rule(const Tensor& s) { return s[2] >= 0 ? 1 : 0; }
