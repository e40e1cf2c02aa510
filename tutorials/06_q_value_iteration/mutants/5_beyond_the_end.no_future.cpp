// rejected: no step ends it, so all of it counts
#include "minirl/chapter.hpp"

using namespace minirl;

std::vector<double> values_of(const TransitionTable& table, double gamma, int sweeps) {
  bool ends = false;
  for (int s = 0; s < table.states(); ++s) {
    for (const int a : table.possible_actions(s)) {
      for (const Transition& t : table.at(s, a)) ends = ends || t.terminated;
    }
  }
  return ends ? value_iteration(table, {.gamma = gamma, .sweeps = sweeps}).values
              : value_sweep(table, std::vector<double>(static_cast<std::size_t>(table.states())), gamma);
}
