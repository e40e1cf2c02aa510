// What must hold: the ferry keeps the contract of an environment, and the helmsman learns.
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

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

TEST_CASE("ferry: it keeps the contract of an environment") {
  CHECK(check_env(Ferry{}) == std::vector<std::string>{});
}

TEST_CASE("ferry: the picture shows where the ferry is") {
  Ferry ferry;
  Canvas before(60, 20), after(60, 20);
  ferry.reset(1);
  ferry.draw(before);
  for (int i = 0; i < 5; ++i) ferry.step(2);
  ferry.draw(after);
  CHECK_FALSE(std::equal(before.bytes().begin(), before.bytes().end(), after.bytes().begin()));
}

TEST_CASE("helmsman_loss: three actions alike, one step of weight 2") {
  GradientTape tape;
  const Tensor logits({1, 3});  // zeros: each action has the probability 1/3
  const Var loss = helmsman_loss(tape.watch(logits), {0}, Tensor::vector({2}));
  CHECK(loss.value().item() == doctest::Approx(2 * std::log(3.0)));
  const Tensor slope = tape.gradient(loss, logits);  // weight times (probability - 1 for what was done)
  CHECK(slope[0] == doctest::Approx(2 * (1.0 / 3 - 1)));
  CHECK(slope[1] == doctest::Approx(2 * (1.0 / 3)));
}

TEST_CASE("helmsman: a copy is a snapshot") {
  TimeLimit env(Ferry{}, 500);
  Helmsman helmsman({}, Rng(0).stream("helmsman"));
  const Helmsman before = helmsman;
  train(env, helmsman, {.steps = 1000});
  CHECK_FALSE(helmsman.probabilities(env.reset(0)) == before.probabilities(env.reset(0)));
  CHECK_THROWS_AS(Helmsman({.gamma = 1.5}, Rng(0)), ConfigError);
}

TEST_CASE("helmsman: learns to stay in the water, on three seeds") {
  for (const std::uint64_t seed : {0u, 1u, 2u}) {
    TimeLimit env(Ferry{}, 500);
    Helmsman helmsman({}, Rng(seed).stream("helmsman"));
    train(env, helmsman, {.steps = 200'000, .seed = seed});
    CHECK(evaluate(env, [&](const Tensor& s) { return helmsman.best_action(s); }, {.seed = seed}).mean > 450);
  }
}
