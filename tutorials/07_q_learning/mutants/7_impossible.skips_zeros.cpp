// rejected: in state 2 action 1 is possible and worth 0
#include "minirl/chapter.hpp"

using namespace minirl;

double best_of(const TransitionTable&, const QTable& q, int s) {
  double best = -std::numeric_limits<double>::infinity();
  for (int a = 0; a < q.actions(); ++a) {
    if (q(s, a) != 0) best = std::max(best, q(s, a));
  }
  return best;
}
