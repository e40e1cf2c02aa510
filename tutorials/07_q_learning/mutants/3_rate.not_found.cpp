// rejected: whole numbers divide to whole numbers
#include "minirl/chapter.hpp"

using namespace minirl;

double rate(int n) { return 1 / (1 + n); }
