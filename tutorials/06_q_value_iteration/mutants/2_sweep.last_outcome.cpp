// rejected: an action has several outcomes
#include "minirl/chapter.hpp"

using namespace minirl;

QTable sweep(const TransitionTable& table, const QTable& q_old, double gamma) {
  QTable q_new(table);
  for (int s = 0; s < table.states(); ++s) {
    for (const int a : table.possible_actions(s)) {
      for (const Transition& t : table.at(s, a))
        q_new(s, a) = t.probability * (t.reward + gamma * q_old.value(t.next));
    }
  }
  return q_new;
}
