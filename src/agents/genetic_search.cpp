#include "minirl/agents/genetic_search.hpp"

#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"

namespace minirl {
namespace {

void check_genetic(const GeneticConfig& c) {
  if (c.weights >= 1 && c.population >= 2 && 0 <= c.elite && c.elite < c.population && c.tournament >= 1 &&
      c.sigma >= 0 && c.sigma_decay >= 0 && c.range > 0 && c.generations >= 1 && c.episodes >= 1) {
    return;
  }
  throw ConfigError(
      join("genetic_search: ", c.weights, " weights, a population of ", c.population, ", an elite of ",
           c.elite, ", tournaments of ", c.tournament, ", sigma ", c.sigma, " falling by ", c.sigma_decay,
           ", range ", c.range, ", ", c.generations, " generations, ", c.episodes,
           " episodes; all must be positive (elite and the sigmas may be 0), elite < population"));
}

}  // namespace

std::vector<Candidate> offspring(const std::vector<Candidate>& ranked, const GeneticConfig& config,
                                 double sigma, Rng& rng) {
  std::vector<Candidate> next(ranked.begin(), ranked.begin() + config.elite);
  while (next.size() < ranked.size()) {
    Weights child = ranked[config.select(ranked, config.tournament, rng)].weights;
    if (config.crossover) {
      child = config.crossover(child, ranked[config.select(ranked, config.tournament, rng)].weights, rng);
    }
    next.push_back({config.mutate(std::move(child), sigma, rng)});
  }
  return next;
}

SearchResult genetic_search(const Fitness& fitness, const GeneticConfig& config, Rng rng) {
  check_genetic(config);
  std::vector<Candidate> population;
  for (int i = 0; i < config.population; ++i) {
    population.push_back({random_weights(config.weights, config.range, rng)});
  }
  SearchResult result;
  double sigma = config.sigma;
  for (int number = 1; number <= config.generations; ++number) {
    if (number > 1) {
      population = offspring(population, config, sigma, rng);
      sigma *= config.sigma_decay;  // equation (4)
    }
    rank(population, fitness, training_seeds(config.episodes, rng));
    result.episodes += static_cast<long>(config.population) * config.episodes;
    result.history.push_back(summary_of(population, number, result.episodes));
  }
  const SearchResult last = race(std::move(population), fitness, config.race, rng);
  result.best = last.best;
  result.episodes += last.episodes;
  return result;
}

}  // namespace minirl
