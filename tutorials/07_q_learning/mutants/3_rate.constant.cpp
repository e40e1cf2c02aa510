// rejected: it does not fall
#include "minirl/chapter.hpp"

using namespace minirl;

double rate(int n) { return n < 0 ? 0 : 1; }
