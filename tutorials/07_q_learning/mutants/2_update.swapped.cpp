// rejected: alpha is the share of the target
#include "minirl/chapter.hpp"

using namespace minirl;

void learn_from(QTable& q, int s, int a, double y, double alpha) {
  q(s, a) = alpha * q(s, a) + (1 - alpha) * y;
}
