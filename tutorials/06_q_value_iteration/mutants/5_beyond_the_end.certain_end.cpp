// rejected: still counts by its probability
#include "minirl/chapter.hpp"

using namespace minirl;

std::vector<double> values_of(const TransitionTable& table, double gamma, int sweeps) {
  std::vector<double> values(static_cast<std::size_t>(table.states()));
  for (int i = 0; i < sweeps; ++i) {
    const std::vector<double> old = values;
    for (int s = 0; s < table.states(); ++s) {
      double best = -std::numeric_limits<double>::infinity();
      for (const int a : table.possible_actions(s)) {
        double q = 0;
        for (const Transition& t : table.at(s, a)) {
          const double future = gamma * old[static_cast<std::size_t>(t.next)];
          q += t.terminated ? t.reward : t.probability * (t.reward + future);
        }
        best = std::max(best, q);
      }
      values[static_cast<std::size_t>(s)] = best;
    }
  }
  return values;
}
