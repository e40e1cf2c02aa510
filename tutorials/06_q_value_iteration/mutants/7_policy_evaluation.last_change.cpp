// rejected: not that of the last one
#include "minirl/chapter.hpp"

using namespace minirl;

std::vector<double> evaluate(const TransitionTable& table, const TabularPolicy& policy, double gamma,
                             double tolerance) {
  std::vector<double> values(policy.size());
  double change = 0;
  do {
    const std::vector<double> old = values;
    for (std::size_t s = 0; s < values.size(); ++s) {
      values[s] = action_value(table.at(static_cast<int>(s), policy[s]), old, gamma);
      change = std::abs(values[s] - old[s]);
    }
  } while (change > tolerance);
  return values;
}
