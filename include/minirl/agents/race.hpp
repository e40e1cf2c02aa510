// race: the best of many candidates, at little cost: most are dropped after a few episodes, the best play on.
// Sequential halving: Karnin, Koren and Somekh 2013, "Almost optimal exploration in multi-armed bandits".
//
//   round k:  everyone left plays n_k episodes, the same for all; the best 1 / q of them stay        (1)
//             n_{k+1} = q n_k                                                                        (2)
//
// So each round costs about the same, and the last few have been seen often enough to be told apart. This is
// what a limit of 500 steps asks for: many candidates reach it in 4 episodes of 4, few in 1000 of 1000.
//
// Differs from the paper: the number of rounds follows from the episodes of the last one, not from a budget.
#pragma once
#include "minirl/agents/policy_search.hpp"

namespace minirl {

struct RaceConfig {
  int first_episodes = 4;    // n_1, episodes a candidate in the first round; ours
  int last_episodes = 1024;  // episodes a candidate; the race ends with the round that reaches them; ours
  int keep_one_in = 4;       // q, candidates; 2 in the paper

  template <class Self, class F>
  static void fields(Self& self, F field) {
    field("first_episodes", self.first_episodes), field("last_episodes", self.last_episodes);
    field("keep_one_in", self.keep_one_in);
  }
};

/// How many of `candidates` go on to the next round: one in q, rounded up.
inline std::size_t survivors(std::size_t candidates, int keep_one_in) {
  const auto q = static_cast<std::size_t>(keep_one_in);
  return (candidates + q - 1) / q;
}

/// The candidate that wins, and a record of each round. Throws ConfigError if there is no candidate or a
/// setting makes no sense.
SearchResult race(std::vector<Candidate> candidates, const Fitness& fitness, const RaceConfig& config,
                  Rng& rng);

}  // namespace minirl
