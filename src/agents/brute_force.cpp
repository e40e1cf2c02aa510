#include "minirl/agents/brute_force.hpp"

#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"

namespace minirl {

std::vector<Weights> all_combinations(const std::vector<double>& values, int n) {
  std::vector<Weights> all{{}};
  for (int i = 0; i < n; ++i) {
    std::vector<Weights> longer;
    for (const Weights& begun : all) {
      for (const double value : values) {
        longer.push_back(begun);
        longer.back().push_back(value);
      }
    }
    all = std::move(longer);
  }
  return all;
}

SearchResult brute_force(const Fitness& fitness, const BruteForceConfig& config, Rng rng) {
  double points = 1;
  for (int i = 0; i < config.weights; ++i) points *= config.values;
  if (config.weights < 1 || config.values < 2 || !(config.low < config.high) || points > 1e6) {
    throw ConfigError(join("brute_force: ", config.values, " values of ", config.weights, " weights from ",
                           config.low, " to ", config.high, " are ", points,
                           " combinations; at least 2 values of 1 weight are needed, low < high, and at most "
                           "1000000 combinations"));
  }
  std::vector<Candidate> candidates;
  const std::vector<double> values = evenly_spaced(config.low, config.high, config.values);
  for (Weights& w : all_combinations(values, config.weights)) candidates.push_back({std::move(w)});
  return race(std::move(candidates), fitness, config.race, rng);
}

}  // namespace minirl
