// rejected: is a number of this very sweep
#include "minirl/chapter.hpp"

using namespace minirl;

QTable sweep(const TransitionTable& table, const QTable& q_old, double gamma) {
  QTable q = q_old;
  for (int s = 0; s < table.states(); ++s) {
    for (const int a : table.possible_actions(s)) {
      double sum = 0;
      for (const Transition& t : table.at(s, a)) sum += t.probability * (t.reward + gamma * q.value(t.next));
      q(s, a) = sum;
    }
  }
  return q;
}
