// rejected: one for each state
#include "minirl/chapter.hpp"

using namespace minirl;

std::vector<std::vector<double>> rows_of(const TransitionTable& table, const TabularPolicy& policy) {
  std::vector<std::vector<double>> rows;
  for (int s = 0; s < table.states(); ++s) {
    rows.emplace_back();
    for (const Transition& t : table.at(s, policy[static_cast<std::size_t>(s)])) {
      rows.back().push_back(t.probability);
    }
  }
  return rows;
}
