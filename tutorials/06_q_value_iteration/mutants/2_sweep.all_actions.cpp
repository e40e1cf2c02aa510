// rejected: its q must stay at -infinity
#include "minirl/chapter.hpp"

using namespace minirl;

QTable sweep(const TransitionTable& table, const QTable& q_old, double gamma) {
  QTable q(table.states(), table.actions());
  for (int s = 0; s < table.states(); ++s) {
    for (int a = 0; a < table.actions(); ++a) {
      for (const Transition& t : table.at(s, a)) {
        q(s, a) += t.probability * (t.reward + gamma * q_old.value(t.next));
      }
    }
  }
  return q;
}
