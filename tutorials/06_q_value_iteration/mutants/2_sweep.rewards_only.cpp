// rejected: the state behind the fire is worth 32 by now
#include "minirl/chapter.hpp"

using namespace minirl;

QTable sweep(const TransitionTable& table, const QTable&, double) {
  QTable q(table);
  for (int s = 0; s < table.states(); ++s) {
    for (const int a : table.possible_actions(s)) {
      for (const Transition& t : table.at(s, a)) q(s, a) += t.probability * t.reward;
    }
  }
  return q;
}
