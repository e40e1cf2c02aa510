// rejected: nothing that is possible there is worth 0
#include "minirl/chapter.hpp"

using namespace minirl;

double best_of(const TransitionTable& world, const QTable& q, int s) {
  double best = 0;
  for (const int a : world.possible_actions(s)) best = std::max(best, q(s, a));
  return best;
}
