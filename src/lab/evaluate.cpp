#include "minirl/lab/evaluate.hpp"

#include <algorithm>
#include <cmath>

namespace minirl {

Evaluation summarise(std::vector<double> returns) {
  if (returns.empty()) throw ConfigError("evaluate: at least one episode is needed");
  Evaluation e;
  const double n = static_cast<double>(returns.size());
  for (const double r : returns) e.mean += r / n;
  double squares = 0;
  for (const double r : returns) squares += (r - e.mean) * (r - e.mean);
  e.deviation = std::sqrt(squares / n);
  const auto [lowest, highest] = std::minmax_element(returns.begin(), returns.end());
  e.lowest = *lowest;
  e.highest = *highest;
  e.returns = std::move(returns);
  return e;
}

}  // namespace minirl
