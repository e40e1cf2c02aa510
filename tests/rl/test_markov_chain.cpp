#include <doctest/doctest.h>

#include <cmath>

#include "minirl/core/rng.hpp"
#include "minirl/envs/four_state_chain.hpp"
#include "minirl/envs/frozen_lake.hpp"
#include "minirl/rl/markov_chain.hpp"
#include "minirl/rl/policy_evaluation.hpp"
#include "minirl/rl/value_iteration.hpp"

using namespace minirl;

namespace {

// Grinstead & Snell, example 11.13: a drunkard between home (0) and bar (4).
MarkovChain drunkard() {
  return MarkovChain(
      {{1, 0, 0, 0, 0}, {.5, 0, .5, 0, 0}, {0, .5, 0, .5, 0}, {0, 0, .5, 0, .5}, {0, 0, 0, 0, 1}});
}

// Example 11.1: the weather in the land of Oz: rain, nice, snow.
MarkovChain oz() { return MarkovChain({{.5, .25, .25}, {.5, 0, .5}, {.25, .25, .5}}); }

void check_near(const std::vector<double>& got, const std::vector<double>& expected) {
  REQUIRE(got.size() == expected.size());
  for (std::size_t i = 0; i < got.size(); ++i) {
    CAPTURE(i);
    CHECK(std::abs(got[i] - expected[i]) < 1e-12);
  }
}

}  // namespace

TEST_CASE("MarkovChain: rows are checked") {
  CHECK_THROWS_AS(MarkovChain({}), ConfigError);
  CHECK_THROWS_WITH_AS(MarkovChain({{1, 0}, {1}}), "MarkovChain: row 1 has 1 probabilities for 2 states",
                       ShapeError);
  CHECK_THROWS_WITH_AS(
      MarkovChain({{1, 0}, {0.5, 0.25}}),
      "MarkovChain: row 1: choice: the 2 probabilities sum to 0.75, not to 1; divide each by "
      "their sum",
      ConfigError);
  CHECK_THROWS_AS(MarkovChain({{2, -1}, {0, 1}}), ConfigError);
  CHECK_THROWS_AS(oz().row(3), ShapeError);
}

TEST_CASE("distribution_after: the weather the day after tomorrow, and in a month") {
  const std::vector<double> rain{1, 0, 0};
  check_near(distribution_after(oz(), rain, 0), {1, 0, 0});
  check_near(distribution_after(oz(), rain, 2), {.4375, .1875, .375});
  check_near(distribution_after(oz(), rain, 60), {.4, .2, .4});
  CHECK_THROWS_AS(distribution_after(oz(), rain, -1), ConfigError);
  CHECK_THROWS_AS(distribution_after(drunkard(), rain, 1), ShapeError);
}

TEST_CASE("stationary_distribution: the land of Oz; one that takes turns; states left for good have none") {
  check_near(stationary_distribution(oz()), {.4, .2, .4});
  check_near(stationary_distribution(MarkovChain({{0, 1}, {1, 0}})), {.5, .5});
  check_near(stationary_distribution(MarkovChain({{.5, .5, 0}, {0, .25, .75}, {0, .5, .5}})), {0, .4, .6});
}

TEST_CASE("stationary_distribution: several recurrent classes are an error that names them") {
  CHECK(recurrent_classes(drunkard()) == std::vector<std::vector<int>>{{0}, {4}});
  CHECK_THROWS_WITH_AS(
      stationary_distribution(drunkard()),
      "stationary_distribution: there are 2 recurrent classes, {0} and {4}; the start decides "
      "in which the chain stays, see distribution_after",
      ConfigError);
}

TEST_CASE("absorption: the drunkard's walk") {
  const Absorption walk = absorption(drunkard());
  CHECK(walk.ends == std::vector<int>{0, 4});
  check_near(walk.expected_steps, {0, 3, 4, 3, 0});
  check_near(walk.probability[1], {.75, .25});
  check_near(walk.probability[2], {.5, .5});
  check_near(walk.probability[4], {0, 1});
  check_near(walk.visits[1], {0, 1.5, 1, .5, 0});
  check_near(walk.visits[2], {0, 1, 2, 1, 0});
}

TEST_CASE("absorption: the notebook's chain") {
  // t1 = 1 + .9 t2, t2 = 1 + t1 gives t1 = 19, t2 = 20; t0 = 1 + .7 t0 + .2 t1 gives t0 = 16.
  const MarkovChain chain = chain_of(FourStateChain().table(), {0, 0, 0, 0});
  check_near(absorption(chain).expected_steps, {16, 19, 20, 0});
  check_near(absorption(chain).probability[0], {1});
  check_near(stationary_distribution(chain), {0, 0, 0, 1});
}

TEST_CASE("absorption: a state that never gets to an end is named") {
  CHECK_THROWS_WITH_AS(
      absorption(MarkovChain({{.5, .25, .25, 0}, {0, 0, 0, 1}, {0, 0, 1, 0}, {0, 1, 0, 0}})),
      "absorption: from state 1 no absorbing state can be reached, only {1, 3}; such a chain "
      "never ends, see stationary_distribution",
      ConfigError);
}

TEST_CASE("sample_chain: ends in the end, or is cut off; its mean length is the expected one") {
  Rng rng(1);
  const auto draw = [&](std::span<const double> p) { return rng.choice(p); };
  CHECK(sample_chain(drunkard(), 4, 10, draw) == std::vector<int>{4});
  CHECK(sample_chain(MarkovChain({{0, 1}, {1, 0}}), 0, 4, draw) == std::vector<int>{0, 1, 0, 1});
  double steps = 0;
  constexpr int walks = 20'000;
  for (int i = 0; i < walks; ++i) {
    const std::vector<int> walk = sample_chain(drunkard(), 2, 1000, draw);
    CHECK((walk.back() == 0 || walk.back() == 4));
    steps += static_cast<double>(walk.size() - 1);
  }
  CHECK(std::abs(steps / walks - 4) < 0.08);  // four standard errors
  CHECK_THROWS_AS(sample_chain(drunkard(), 2, 0, draw), ConfigError);
}

TEST_CASE("chain_of: the lake under its best policy; how often it ends on the goal is its return") {
  const FrozenLake lake;
  const TabularPolicy policy = q_value_iteration(lake.table(), {.gamma = 0.999}).values.best_actions();
  const Absorption end = absorption(chain_of(lake.table(), policy));
  CHECK(end.ends.back() == 15);
  const double earned = expected_return(lake.table(), lake.start_distribution(), policy, {.steps = 10'000});
  CHECK(end.probability[0].back() == doctest::Approx(earned).epsilon(1e-10));
  CHECK_THROWS_AS(chain_of(lake.table(), {0, 1}), ShapeError);
}
