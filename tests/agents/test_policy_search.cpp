#include <doctest/doctest.h>

#include <set>

#include "minirl/agents/race.hpp"
#include "minirl/lab/evaluate.hpp"

using namespace minirl;

namespace {

// A hill with its top, 0, at `top`.
Fitness hill(double top) {
  return [top](const Weights& w, std::uint64_t) { return -(w[0] - top) * (w[0] - top); };
}

// The episode's seed decides alone: 1 if it is even, else 0.
double luck(const Weights&, std::uint64_t seed) { return seed % 2 == 0 ? 1 : 0; }

std::vector<Candidate> candidates(std::initializer_list<double> weights) {
  std::vector<Candidate> all;
  for (const double w : weights) all.push_back({{w}});
  return all;
}

}  // namespace

TEST_CASE("mean_fitness: the mean over the seeds") {
  CHECK(mean_fitness(luck, {0}, {2, 3, 4, 5}) == 0.5);
  CHECK(mean_fitness(luck, {0}, {2, 4, 6, 7}) == 0.75);
  CHECK_THROWS_WITH_AS(mean_fitness(luck, {0}, {}),
                       "mean_fitness: there are no seeds; at least 1 episode is needed", ConfigError);
}

TEST_CASE("training_seeds: none of them is ever evaluated, and each call gives others") {
  Rng rng(0);
  std::set<std::uint64_t> seen;
  for (int i = 0; i < 10; ++i) {
    for (const std::uint64_t seed : training_seeds(100, rng)) {
      CHECK(seed > evaluation_seed(4'000'000, 999));
      CHECK(seed > 2'000'000'000);
      seen.insert(seed);
    }
  }
  CHECK(seen.size() == 1000);
}

TEST_CASE("rank: best first, equals stay in their order") {
  std::vector<Candidate> population = candidates({0, 4, 2, 3});
  rank(population, hill(3), {1});
  CHECK(population[0].weights == Weights{3});
  CHECK(population[0].fitness == 0);
  CHECK(population[1].weights == Weights{4});  // as good as 2, and before it
  CHECK(population[2].weights == Weights{2});
  CHECK(population[3].fitness == -9);
}

TEST_CASE("rank: all candidates play the same episodes") {
  std::vector<Candidate> population = candidates({1, 2, 3});
  Rng rng(5);
  rank(population, luck, training_seeds(9, rng));
  CHECK(population[0].fitness == population[2].fitness);
}

TEST_CASE("summary_of: the best and the mean of a ranked generation") {
  const Generation g = summary_of({{{7}, 30}, {{8}, 20}, {{9}, 10}}, 4, 90);
  CHECK(g.number == 4);
  CHECK(g.episodes == 90);
  CHECK(g.best.weights == Weights{7});
  CHECK(g.mean == 20);
}

TEST_CASE("survivors: one in q, rounded up, never none") {
  CHECK(survivors(1331, 4) == 333);
  CHECK(survivors(8, 4) == 2);
  CHECK(survivors(9, 4) == 3);
  CHECK(survivors(1, 4) == 1);
}

TEST_CASE("race: rounds of 2, 4 and 8 episodes with 8, 4 and 2 candidates") {
  const RaceConfig config{.first_episodes = 2, .last_episodes = 8, .keep_one_in = 2};
  Rng rng(0);
  const SearchResult result = race(candidates({0, 1, 2, 3, 4, 5, 6, 7}), hill(5.2), config, rng);
  CHECK(result.best.weights == Weights{5});
  REQUIRE(result.history.size() == 3);
  CHECK(result.history[0].episodes == 16);
  CHECK(result.history[1].episodes == 32);
  CHECK(result.history[2].episodes == 48);
  CHECK(result.episodes == 48);
  CHECK(result.history[2].mean > result.history[0].mean);
}

TEST_CASE("race: the last round has no more episodes than asked for") {
  Rng rng(0);
  const SearchResult result =
      race(candidates({1, 2}), hill(1), {.first_episodes = 3, .last_episodes = 7, .keep_one_in = 2}, rng);
  CHECK(result.episodes == 2 * 3 + 1 * 6 + 1 * 7);
}

TEST_CASE("race: many episodes tell apart what few cannot") {
  // Candidate w fails in w of 100 episodes; which ones, the seed decides.
  const Fitness mostly = [](const Weights& w, std::uint64_t seed) {
    return Rng(seed).random() * 100 < w[0] ? 0.0 : 1.0;
  };
  const auto winner = [&](const RaceConfig& config) {
    Rng rng(1);
    return race(candidates({3, 2, 1, 0}), mostly, config, rng).best.weights[0];
  };
  CHECK(winner({.first_episodes = 1, .last_episodes = 1}) == 3);  // all are alike, so the first wins
  CHECK(winner({.first_episodes = 500, .last_episodes = 2000}) == 0);
}

TEST_CASE("race: settings that make no sense") {
  Rng rng(0);
  CHECK_THROWS_WITH_AS(race({}, hill(0), {}, rng), "race: there are no candidates", ConfigError);
  CHECK_THROWS_AS(race(candidates({1}), hill(0), {.first_episodes = 0}, rng), ConfigError);
  CHECK_THROWS_AS(race(candidates({1}), hill(0), {.first_episodes = 9, .last_episodes = 8}, rng),
                  ConfigError);
  CHECK_THROWS_AS(race(candidates({1}), hill(0), {.keep_one_in = 1}, rng), ConfigError);
}
