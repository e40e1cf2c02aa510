// rejected: draw the seeds once, for all
#include "minirl/chapter.hpp"

#include <map>
#include <set>

using namespace minirl;

Weights choose(const std::vector<Weights>& candidates, const Fitness& fitness, Rng& rng) {
  Weights best = candidates[0];
  double highest = mean_fitness(fitness, best, training_seeds(10, rng));
  for (std::size_t i = 1; i < candidates.size(); ++i) {
    const double mean = mean_fitness(fitness, candidates[i], training_seeds(10, rng));
    if (mean > highest) highest = mean, best = candidates[i];
  }
  return best;
}
