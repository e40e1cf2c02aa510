#include <doctest/doctest.h>

#include "minirl/agents/reinforce_presets.hpp"
#include "minirl/lab/experiment.hpp"

using namespace minirl;

namespace {

std::vector<SeedRun<Reinforce>> small_experiment(std::vector<std::uint64_t> seeds) {
  const ReinforceSetup setup{.hidden = 8};
  return run_seeds(
      {.env = "CartPole-v1", .steps = 1000, .seeds = std::move(seeds), .episodes = 5},
      [&](const DiscreteEnv& env, std::uint64_t seed) { return make_reinforce(setup, env, seed); });
}

}  // namespace

TEST_CASE("run_seeds: each seed's run is the one it would be alone") {
  const auto both = small_experiment({3, 4}), alone = small_experiment({4});
  CHECK(both[0].seed == 3);
  CHECK(both[1].greedy.returns == alone[0].greedy.returns);
  CHECK(both[1].greedy.returns.size() == 5);
  CHECK(both[1].training.steps == 1000);
  REQUIRE(both[1].curve.size() == alone[0].curve.size());
  CHECK(both[1].curve.back().step == alone[0].curve.back().step);
  CHECK(both[0].curve.size() != both[1].curve.size());
}

TEST_CASE("run_seeds: means and a curve over the seeds") {
  const auto runs = small_experiment({3, 4});
  CHECK(greedy_means(runs) == std::vector<double>{runs[0].greedy.mean, runs[1].greedy.mean});
  CHECK(learning_curve("two", runs).name == "two");
  CHECK(learning_curve("two", runs, {.points = 10}).x.size() <= 10);
}

TEST_CASE("run_seeds: an unknown environment is an error") {
  CHECK_THROWS_AS(
      run_seeds({.env = "CartPole-v9", .seeds = {0}},
                [](const DiscreteEnv& env, std::uint64_t seed) { return make_reinforce({}, env, seed); }),
      ConfigError);
}
