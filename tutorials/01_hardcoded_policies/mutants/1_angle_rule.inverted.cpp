// rejected: the cart must go to the side to which the pole leans
#include "minirl/chapter.hpp"

using namespace minirl;

int angle_rule(const Tensor& s) { return s[2] > 0 ? 0 : 1; }
