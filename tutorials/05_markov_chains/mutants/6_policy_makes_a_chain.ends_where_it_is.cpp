// rejected: leads to its `next` like any other
#include "minirl/chapter.hpp"

using namespace minirl;

std::vector<std::vector<double>> rows_of(const TransitionTable& table, const TabularPolicy& policy) {
  const auto n = static_cast<std::size_t>(table.states());
  std::vector<std::vector<double>> rows(n, std::vector<double>(n));
  for (std::size_t s = 0; s < n; ++s) {
    for (const Transition& t : table.at(static_cast<int>(s), policy[s])) {
      rows[s][t.terminated ? s : static_cast<std::size_t>(t.next)] += t.probability;
    }
  }
  return rows;
}
