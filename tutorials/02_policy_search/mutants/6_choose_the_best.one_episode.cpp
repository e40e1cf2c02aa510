// rejected: one is mostly luck
#include "minirl/chapter.hpp"

#include <map>
#include <set>

using namespace minirl;

Weights choose(const std::vector<Weights>& candidates, const Fitness& fitness, Rng& rng) {
  const std::uint64_t seed = training_seeds(1, rng)[0];
  return *std::max_element(candidates.begin(), candidates.end(), [&](const Weights& a, const Weights& b) {
    return fitness(a, seed) < fitness(b, seed);
  });
}
