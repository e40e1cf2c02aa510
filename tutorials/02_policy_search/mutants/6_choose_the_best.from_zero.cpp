// rejected: was chosen, the best has -3
#include "minirl/chapter.hpp"

#include <map>
#include <set>

using namespace minirl;

Weights choose(const std::vector<Weights>& candidates, const Fitness& fitness, Rng& rng) {
  const std::vector<std::uint64_t> seeds = training_seeds(10, rng);
  Weights best = candidates[0];
  double highest = 0;
  for (const Weights& w : candidates) {
    const double mean = mean_fitness(fitness, w, seeds);
    if (mean > highest) highest = mean, best = w;
  }
  return best;
}
