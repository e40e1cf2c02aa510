#include "minirl/lab/evaluate.hpp"

#include <utility>

#include "minirl/core/statistics.hpp"

namespace minirl {

Evaluation evaluation_of(std::vector<double> returns) {
  if (returns.empty()) throw ConfigError("evaluate: at least one episode is needed");
  const Summary s = summarise(returns);
  return {std::move(returns), s.mean, s.std, s.min, s.max};
}

}  // namespace minirl
