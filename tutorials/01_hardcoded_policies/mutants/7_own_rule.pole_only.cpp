// rejected: does the rule look at position and velocity?
#include "minirl/chapter.hpp"

using namespace minirl;

int own_rule(const Tensor& s) { return s[2] + s[3] > 0 ? 1 : 0; }
