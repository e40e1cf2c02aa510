// rejected: it looks as if only the newest number counted
#include "minirl/chapter.hpp"

using namespace minirl;

double running_mean(double, double r, int) { return r; }
