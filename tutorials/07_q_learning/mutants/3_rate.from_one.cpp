// rejected: the first update has n = 0, not 1
#include "minirl/chapter.hpp"

using namespace minirl;

double rate(int n) { return 1.0 / (2 + n); }
