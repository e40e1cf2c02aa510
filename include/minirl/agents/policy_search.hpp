// Policy search: find good weights by trying them out. Nothing looks inside the policy or the environment.
// What brute force, genetic search and finite differences share.
#pragma once
#include <algorithm>
#include <cstdint>
#include <functional>
#include <utility>
#include <vector>

#include "minirl/core/errors.hpp"
#include "minirl/core/rng.hpp"
#include "minirl/core/text.hpp"

namespace minirl {

using Weights = std::vector<double>;

/// The return of one episode played with these weights from this seed. One episode is a noisy measure: its
/// start may be easy. So everything here compares weights by the mean over several seeds, the same seeds for
/// all that are compared, and new ones for the next comparison: luck does not last.
using Fitness = std::function<double(const Weights& weights, std::uint64_t seed)>;

/// Weights and how good they seemed when they were last tried.
struct Candidate {
  Weights weights;
  double fitness = 0;
};

/// What a search writes down after each generation (or each update).
struct Generation {
  int number = 0;     // from 1
  long episodes = 0;  // played since the search began
  Candidate best;     // of this generation
  double mean = 0;    // fitness, over all of its candidates
};

struct SearchResult {
  Candidate best;
  std::vector<Generation> history;
  long episodes = 0;  // played in all
};

/// Seeds of episodes to train on: from 2^32 on, far away from those that evaluations use.
inline std::vector<std::uint64_t> training_seeds(int count, Rng& rng) {
  std::vector<std::uint64_t> seeds;
  for (int i = 0; i < count; ++i) seeds.push_back((std::uint64_t{1} << 32) + rng.next32());
  return seeds;
}

/// The mean over the seeds. Throws ConfigError if there are none.
inline double mean_fitness(const Fitness& fitness, const Weights& weights,
                           const std::vector<std::uint64_t>& seeds) {
  if (seeds.empty()) throw ConfigError("mean_fitness: there are no seeds; at least 1 episode is needed");
  double sum = 0;
  for (const std::uint64_t seed : seeds) sum += fitness(weights, seed);
  return sum / static_cast<double>(seeds.size());
}

/// Tries all of them on the same seeds and puts the best first; equals stay in their order.
inline void rank(std::vector<Candidate>& candidates, const Fitness& fitness,
                 const std::vector<std::uint64_t>& seeds) {
  for (Candidate& c : candidates) c.fitness = mean_fitness(fitness, c.weights, seeds);
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& a, const Candidate& b) { return a.fitness > b.fitness; });
}

/// The record of a generation that was ranked.
inline Generation summary_of(const std::vector<Candidate>& ranked, int number, long episodes) {
  double sum = 0;
  for (const Candidate& c : ranked) sum += c.fitness;
  return {number, episodes, ranked.front(), sum / static_cast<double>(ranked.size())};
}

}  // namespace minirl
