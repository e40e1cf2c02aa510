// Genetic search: a population of weights; the fitter have children, which differ a little from their
// parents. Holland 1975, "Adaptation in natural and artificial systems"; Goldberg 1989, "Genetic algorithms".
//
//   parent   = the fittest of m candidates picked by chance             tournament                    (1)
//   child_i  = mother_i or father_i, by a coin for each weight          uniform crossover             (2)
//   child_i += sigma N(0, 1)                                            mutation                      (3)
//   sigma   *= decay, once a generation                                 first far, then near          (4)
//
// Asexual reproduction has one parent and (3) only; sexual reproduction has two, (2) then (3). The fittest
// few, the elite, live on as they are, and are tried again: an old score was partly luck.
//
// Differs from the books: weights are real numbers instead of strings of bits, so mutation is a normal draw
// (Schwefel 1977); tournaments are those of Goldberg and Deb 1991, uniform crossover is Syswerda's, 1989; the
// last generation is judged by a race (see race.hpp), since many of it reach the limit of an episode.
#pragma once
#include "minirl/agents/race.hpp"
#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"

namespace minirl {

// ---- The rules: pure functions but for the random numbers

/// Weights by chance, each uniform in [-range, range).
inline Weights random_weights(int count, double range, Rng& rng) {
  Weights w;
  for (int i = 0; i < count; ++i) w.push_back(rng.uniform(-range, range));
  return w;
}

/// Equation (1): the index of the fittest of `size` candidates, which may be the same one twice.
inline std::size_t tournament(const std::vector<Candidate>& population, int size, Rng& rng) {
  const auto pick = [&] { return static_cast<std::size_t>(rng.choice(static_cast<int>(population.size()))); };
  std::size_t winner = pick();
  for (int i = 1; i < size; ++i) {
    const std::size_t rival = pick();
    if (population[rival].fitness > population[winner].fitness) winner = rival;
  }
  return winner;
}

/// Equation (2). Throws ShapeError if mother and father have not equally many weights.
inline Weights uniform_crossover(const Weights& mother, const Weights& father, Rng& rng) {
  if (mother.size() != father.size()) {
    throw ShapeError(
        join("uniform_crossover: the mother has ", mother.size(), " weights, the father ", father.size()));
  }
  Weights child = mother;
  for (std::size_t i = 0; i < child.size(); ++i) {
    if (rng.random() < 0.5) child[i] = father[i];
  }
  return child;
}

/// Equation (3).
inline Weights mutated(Weights w, double sigma, Rng& rng) {
  for (double& weight : w) weight += sigma * rng.normal();
  return w;
}

// ---- The settings

struct GeneticConfig {
  int weights = 3;           // the assignment's w0, w1, w2
  int population = 50;       // candidates in a generation; De Jong 1975 takes 50 to 100
  int elite = 5;             // candidates that live on unchanged; De Jong 1975 keeps 1; ours, for noise
  int tournament = 3;        // m, candidates; Goldberg and Deb 1991 take 2 and more
  double sigma = 0.5;        // of the first mutations, in units of the weights; ours
  double sigma_decay = 0.9;  // sigma of a generation over that of the one before; ours
  double range = 1.0;        // of the first weights, from -range to range; ours
  int generations = 20;      // ours
  int episodes = 10;         // a candidate and generation; ours
  RaceConfig race{.first_episodes = 64};  // of the last generation

  // What a lesson may replace by a rule of its own. Without a crossover, reproduction is asexual.
  std::function<std::size_t(const std::vector<Candidate>& population, int size, Rng& rng)> select =
      minirl::tournament;
  std::function<Weights(const Weights& mother, const Weights& father, Rng& rng)> crossover = nullptr;
  std::function<Weights(Weights w, double sigma, Rng& rng)> mutate = mutated;

  template <class Self, class F>
  static void fields(Self& self, F field) {
    field("weights", self.weights), field("population", self.population), field("elite", self.elite);
    field("tournament", self.tournament), field("sigma", self.sigma);
    field("sigma_decay", self.sigma_decay), field("range", self.range);
    field("generations", self.generations), field("episodes", self.episodes);
    RaceConfig::fields(self.race, field);
  }
};

// ---- The search

/// The next generation of one that was ranked: the elite, then children with mutations of this sigma.
std::vector<Candidate> offspring(const std::vector<Candidate>& ranked, const GeneticConfig& config,
                                 double sigma, Rng& rng);

/// The best weights after `generations`. Throws ConfigError if a setting makes no sense.
SearchResult genetic_search(const Fitness& fitness, const GeneticConfig& config, Rng rng);

}  // namespace minirl
