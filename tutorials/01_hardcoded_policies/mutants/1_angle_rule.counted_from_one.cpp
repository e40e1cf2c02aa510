// rejected: another number than the angle, s[2]
#include "minirl/chapter.hpp"

using namespace minirl;

int angle_rule(const Tensor& s) { return s[3] > 0 || (s[3] == 0 && s[2] > 0) ? 1 : 0; }
