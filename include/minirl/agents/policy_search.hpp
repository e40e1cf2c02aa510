// Policy search: find good weights by trying them out. Nothing looks inside the policy or the environment.
// What brute force, genetic search and finite differences share.
#pragma once
#include <cstdint>
#include <functional>
#include <utility>
#include <vector>

#include "minirl/core/rng.hpp"

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
std::vector<std::uint64_t> training_seeds(int count, Rng& rng);

/// The mean over the seeds. Throws ConfigError if there are none.
double mean_fitness(const Fitness& fitness, const Weights& weights, const std::vector<std::uint64_t>& seeds);

/// Tries all of them on the same seeds and puts the best first; equals stay in their order.
void rank(std::vector<Candidate>& candidates, const Fitness& fitness,
          const std::vector<std::uint64_t>& seeds);

/// The record of a generation that was ranked.
Generation summary_of(const std::vector<Candidate>& ranked, int number, long episodes);

}  // namespace minirl
