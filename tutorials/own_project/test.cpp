// What must hold: the ferry keeps the contract of an environment, and the helmsman learns.
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>

#include "ferry.hpp"
#include "helmsman.hpp"

using namespace minirl;

TEST_CASE("ferry: the same seed, the same crossing") {
  Ferry a, b;
  CHECK(a.reset(7) == b.reset(7));
  for (int i = 0; i < 20; ++i) CHECK(a.step(i % 3).observation == b.step(i % 3).observation);
}

TEST_CASE("ferry: steering left all the time ends on a bank") {
  Ferry ferry;
  ferry.reset(0);
  int steps = 1;
  while (!ferry.step(0).terminated) ++steps;
  CHECK(steps < 40);
  CHECK_THROWS_AS(ferry.step(0), StateError);
  CHECK_THROWS_AS((ferry.reset(), ferry.step(3)), ConfigError);
}

TEST_CASE("helmsman: learns to stay in the water, on three seeds") {
  for (const std::uint64_t seed : {0u, 1u, 2u}) {
    TimeLimit env(Ferry{}, 500);
    Helmsman helmsman(Rng(seed).stream("helmsman"));
    train(env, helmsman, {.steps = 200'000, .seed = seed});
    CHECK(evaluate(env, [&](const Tensor& s) { return helmsman.best_action(s); }, {.seed = seed}).mean > 450);
  }
}
