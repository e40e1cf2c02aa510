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

TEST_CASE("run_seeds: the best snapshot is evaluated on the same episodes as the final weights") {
  const auto make = [](const DiscreteEnv& env, std::uint64_t seed) {
    return make_reinforce({.hidden = 8}, env, seed);
  };
  const Experiment without{.env = "CartPole-v1", .steps = 2000, .seeds = {3}, .episodes = 5};
  Experiment rarely = without, often = without;
  rarely.snapshot_every = 100'000;  // so that the last weights are the only ones
  often.snapshot_every = 500;
  CHECK(run_seeds(without, make)[0].best.returns.empty());
  const auto last = run_seeds(rarely, make), best = run_seeds(often, make);
  CHECK(last[0].best.returns == last[0].greedy.returns);
  CHECK(best[0].greedy.returns == last[0].greedy.returns);  // who looks changes nothing
  CHECK(best_means(best) == std::vector<double>{best[0].best.mean});
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
