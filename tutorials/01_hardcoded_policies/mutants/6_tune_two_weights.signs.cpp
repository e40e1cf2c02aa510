// rejected: the signs are wrong
#include "minirl/chapter.hpp"

using namespace minirl;

LinearPolicy tuned() { return {.w1 = -1, .w2 = -0.5}; }
