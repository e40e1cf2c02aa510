#include <doctest/doctest.h>

#include "minirl/agents/brute_force.hpp"
#include "minirl/core/fields.hpp"

using namespace minirl;

TEST_CASE("evenly_spaced: both ends, and 0 exactly in the middle") {
  CHECK(evenly_spaced(-1, 1, 5) == std::vector<double>{-1, -0.5, 0, 0.5, 1});
  CHECK(evenly_spaced(-1, 1, 11)[5] == 0);
  CHECK(evenly_spaced(2, 3, 2) == std::vector<double>{2, 3});
}

TEST_CASE("all_combinations: two values of three weights") {
  const std::vector<Weights> all = all_combinations({0, 1}, 3);
  REQUIRE(all.size() == 8);
  CHECK(all[0] == Weights{0, 0, 0});
  CHECK(all[1] == Weights{0, 0, 1});
  CHECK(all[4] == Weights{1, 0, 0});
  CHECK(all[7] == Weights{1, 1, 1});
}

TEST_CASE("brute_force: finds the point of the grid that is nearest to the top") {
  const Fitness hill = [](const Weights& w, std::uint64_t) {
    return -(w[0] - 0.45) * (w[0] - 0.45) - (w[1] + 1) * (w[1] + 1);
  };
  const BruteForceConfig config{.weights = 2, .values = 5, .race = {.first_episodes = 1, .last_episodes = 4}};
  const SearchResult result = brute_force(hill, config, Rng(0));
  CHECK(result.best.weights == Weights{0.5, -1});
  CHECK(result.episodes == 25 * 1 + 7 * 4);
}

TEST_CASE("brute_force: settings that make no sense, and too many combinations") {
  const Fitness zero = [](const Weights&, std::uint64_t) { return 0.0; };
  CHECK_THROWS_AS(brute_force(zero, {.weights = 0}, Rng(0)), ConfigError);
  CHECK_THROWS_AS(brute_force(zero, {.values = 1}, Rng(0)), ConfigError);
  CHECK_THROWS_AS(brute_force(zero, {.low = 1}, Rng(0)), ConfigError);
  CHECK_THROWS_WITH_AS(
      brute_force(zero, {.weights = 10}, Rng(0)),
      "brute_force: 11 values of 10 weights from -1 to 1 are 25937424601 combinations; at least 2 "
      "values of 1 weight are needed, low < high, and at most 1000000 combinations",
      ConfigError);
}

TEST_CASE("brute_force: settings by name, those of its race among them") {
  BruteForceConfig config;
  set_field(config, "values", "7");
  set_field(config, "keep_one_in", "3");
  CHECK(config.values == 7);
  CHECK(config.race.keep_one_in == 3);
}
