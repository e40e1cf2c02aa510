// At the end of a search the best candidate must be chosen, the one with the highest mean return.
// Which episodes may be used for that? Not those of the final exam. Who looks at the exam before choosing has
// a result that is too good to be true: the choice was made because of it. minirl keeps the two apart by
// their seeds:
//     training_seeds(count, rng)    seeds from 4294967296 = 2^32 on, to search and to choose with
//     evaluation_seed(run, i)       1000000 + 1000 * run + i: for the exam only
//
// Return the weights of the candidate with the highest mean over 10 training seeds, the same for all
// candidates. `mean_fitness(fitness, weights, seeds)` gives a mean.
#include "minirl/chapter.hpp"

#include <map>
#include <set>

using namespace minirl;

Weights choose([[maybe_unused]] const std::vector<Weights>& candidates,
               [[maybe_unused]] const Fitness& fitness, [[maybe_unused]] Rng& rng) {
  return todo<Weights>("2.6");
}

// ---- Your code is above. Below are its checks: read them, leave them as they are. ----

// Plays no game, but writes down who was tried on which seeds. The return is w[0].
struct Witness {
  std::map<double, std::set<std::uint64_t>> seeds_of;
  Fitness fitness() {
    return [this](const Weights& w, std::uint64_t seed) { return seeds_of[w[0]].insert(seed), w[0]; };
  }
};

TEST_CASE("2.6: the candidate with the highest mean is chosen") {
  for (const std::vector<Weights>& candidates : {std::vector<Weights>{{9}, {1}, {4}}, {{-7}, {-3}, {-5}}}) {
    Witness witness;
    Rng rng(1);
    const double chosen = choose(candidates, witness.fitness(), rng).at(0);
    const double best = std::max({candidates[0][0], candidates[1][0], candidates[2][0]});
    CHECK_MESSAGE(chosen == best, "a candidate with mean ", chosen, " was chosen, the best has ", best);
  }
}

TEST_CASE("2.6: the choice is made with training seeds, ten of them, the same for all") {
  Witness witness;
  Rng rng(1);
  choose({{9}, {1}, {4}}, witness.fitness(), rng);
  for (const auto& entry : witness.seeds_of) {
    const std::set<std::uint64_t>& seeds = entry.second;
    CHECK_MESSAGE(*seeds.begin() >= 4294967296, "seed ", *seeds.begin(), " was used to choose, ",
                  "which is no training seed: keep evaluation seeds for the exam");
    CHECK_MESSAGE(seeds.size() >= 10, seeds.size(),
                  " episodes for a candidate, expected 10: one is mostly luck");
    CHECK_MESSAGE(seeds == witness.seeds_of[9],
                  "the candidates played different seeds: draw the seeds once, for all");
  }
  CHECK_MESSAGE(witness.seeds_of.size() == 3, witness.seeds_of.size(), " of 3 candidates were tried");
}
