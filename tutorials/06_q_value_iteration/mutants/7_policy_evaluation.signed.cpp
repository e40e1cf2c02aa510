// rejected: -1 is a change too, of size 1
#include "minirl/chapter.hpp"

using namespace minirl;

std::vector<double> evaluate(const TransitionTable& table, const TabularPolicy& policy, double gamma,
                             double tolerance) {
  std::vector<double> values(policy.size());
  for (double change = tolerance + 1; change > tolerance;) {
    const std::vector<double> old = values;
    change = -1e9;
    for (std::size_t s = 0; s < values.size(); ++s) {
      values[s] = action_value(table.at(static_cast<int>(s), policy[s]), old, gamma);
      change = std::max(change, values[s] - old[s]);
    }
  }
  return values;
}
