// rejected: max over the actions of s2
#include "minirl/chapter.hpp"

using namespace minirl;

QTable sweep(const TransitionTable& table, const QTable& q_old, double gamma) {
  QTable q(table);
  for (int s = 0; s < table.states(); ++s) {
    for (const int a : table.possible_actions(s)) {
      for (const Transition& t : table.at(s, a)) {
        const int first = table.possible_actions(t.next).back();
        q(s, a) += t.probability * (t.reward + gamma * q_old(t.next, first));
      }
    }
  }
  return q;
}
