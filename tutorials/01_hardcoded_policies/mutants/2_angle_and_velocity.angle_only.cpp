// rejected: is the velocity left out, too light or subtracted?
#include "minirl/chapter.hpp"

using namespace minirl;

int predicted_angle_rule(const Tensor& s) { return s[2] > 0 ? 1 : 0; }
