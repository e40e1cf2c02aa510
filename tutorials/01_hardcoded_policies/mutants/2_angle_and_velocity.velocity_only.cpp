// rejected: is the angle left out
#include "minirl/chapter.hpp"

using namespace minirl;

int predicted_angle_rule(const Tensor& s) { return s[3] > 0 || (s[3] == 0 && s[2] > 0) ? 1 : 0; }
