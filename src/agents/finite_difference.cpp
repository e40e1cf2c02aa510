#include "minirl/agents/finite_difference.hpp"

#include <cmath>

#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"

namespace minirl {

SearchResult finite_difference_search(const Fitness& fitness, Weights w, const FiniteDifferenceConfig& config,
                                      Rng rng) {
  if (w.empty() || !(config.c > 0) || !(config.a > 0) || config.updates < 1 || config.episodes < 1) {
    throw ConfigError(join("finite_difference_search: ", w.size(), " weights, c ", config.c, ", a ", config.a,
                           ", ", config.updates, " updates, ", config.episodes,
                           " episodes; all must be positive"));
  }
  SearchResult result;
  for (int number = 1; number <= config.updates; ++number) {
    const std::vector<std::uint64_t> seeds = training_seeds(config.episodes, rng);
    const Objective objective = [&](const Weights& tried) {
      result.episodes += config.episodes;
      return mean_fitness(fitness, tried, seeds);
    };
    const double here = objective(w);
    const Weights g = config.gradient(objective, w, config.c / std::cbrt(number), rng);
    result.history.push_back({number, result.episodes, {w, here}, here});
    w = climbed(w, g, config.a / number);
  }
  result.best = {w, mean_fitness(fitness, w, training_seeds(config.episodes, rng))};
  result.episodes += config.episodes;
  return result;
}

}  // namespace minirl
