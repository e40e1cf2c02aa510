// rejected: only what was done is learned about
#include "minirl/chapter.hpp"

using namespace minirl;

void learn_from(QTable& q, int s, int, double y, double alpha) {
  for (int a = 0; a < q.actions(); ++a) q(s, a) += alpha * (y - q(s, a));
}
