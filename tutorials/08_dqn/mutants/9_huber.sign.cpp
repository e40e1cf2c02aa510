// rejected: only large errors pull with 1
#include "minirl/chapter.hpp"

using namespace minirl;

double slope(double error) { return error > 0 ? 1 : error < 0 ? -1 : 0; }
