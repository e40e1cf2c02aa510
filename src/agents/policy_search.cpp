#include "minirl/agents/policy_search.hpp"

#include <algorithm>

#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"

namespace minirl {

std::vector<std::uint64_t> training_seeds(int count, Rng& rng) {
  std::vector<std::uint64_t> seeds;
  for (int i = 0; i < count; ++i) seeds.push_back((std::uint64_t{1} << 32) + rng.next32());
  return seeds;
}

double mean_fitness(const Fitness& fitness, const Weights& weights, const std::vector<std::uint64_t>& seeds) {
  if (seeds.empty()) throw ConfigError("mean_fitness: there are no seeds; at least 1 episode is needed");
  double sum = 0;
  for (const std::uint64_t seed : seeds) sum += fitness(weights, seed);
  return sum / static_cast<double>(seeds.size());
}

void rank(std::vector<Candidate>& candidates, const Fitness& fitness,
          const std::vector<std::uint64_t>& seeds) {
  for (Candidate& c : candidates) c.fitness = mean_fitness(fitness, c.weights, seeds);
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& a, const Candidate& b) { return a.fitness > b.fitness; });
}

Generation summary_of(const std::vector<Candidate>& ranked, int number, long episodes) {
  double sum = 0;
  for (const Candidate& c : ranked) sum += c.fitness;
  return {number, episodes, ranked.front(), sum / static_cast<double>(ranked.size())};
}

}  // namespace minirl
