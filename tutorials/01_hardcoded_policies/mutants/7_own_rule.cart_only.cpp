// rejected: does the rule look at angle and angular velocity?
#include "minirl/chapter.hpp"

using namespace minirl;

int own_rule(const Tensor& s) { return s[0] + s[1] > 0 ? 0 : 1; }
