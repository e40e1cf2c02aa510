// rejected: it looks at 2 numbers
#include "minirl/chapter.hpp"

using namespace minirl;

int policy(const Tensor& s) { return s[2] + s[3] > 0 ? 1 : 0; }
