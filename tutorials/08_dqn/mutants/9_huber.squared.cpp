// rejected: that is the squared error's slope, or half of it
#include "minirl/chapter.hpp"

using namespace minirl;

double slope(double error) { return 2 * error; }
