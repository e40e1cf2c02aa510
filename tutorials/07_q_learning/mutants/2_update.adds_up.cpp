// rejected: what was held before must be taken off the target
#include "minirl/chapter.hpp"

using namespace minirl;

void learn_from(QTable& q, int s, int a, double y, double alpha) { q(s, a) += alpha * y; }
