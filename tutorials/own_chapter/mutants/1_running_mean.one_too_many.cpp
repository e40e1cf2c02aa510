// rejected: it looks as if n was one too many
#include "minirl/chapter.hpp"

using namespace minirl;

double running_mean(double q, double r, int n) { return q + (r - q) / (n + 1); }
