// rejected: nothing that is possible there is worth 0
#include "minirl/chapter.hpp"

using namespace minirl;

double best_of(const TransitionTable&, const QTable& q, int s) {
  double best = -std::numeric_limits<double>::infinity();
  for (int a = 0; a < q.actions(); ++a) best = std::max(best, q(s, a));
  return best;
}
