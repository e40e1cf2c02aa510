#include "minirl/rl/prioritised_replay.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "benchmarks/allocations.hpp"
#include "rl/corridor_steps.hpp"

using namespace minirl;

namespace {

// Five steps whose errors are 1, 2, 3, 4 and 0.
PrioritisedReplay five_steps(const PriorityConfig& config) {
  PrioritisedReplay memory(5, config);
  for (int i = 0; i < 5; ++i) walk(memory, i);
  memory.update({0, 1, 2, 3, 4}, {1, -2, 3, -4, 0});
  return memory;
}

std::array<double, 5> shares(const PrioritisedReplay& memory) {
  Transitions batch;
  Rng rng(1);
  std::array<double, 5> counts{};
  for (int i = 0; i < 1000; ++i) {
    memory.sample(batch, {.batch_size = 20}, 0.4, rng);
    for (const int index : batch.indices) counts[static_cast<std::size_t>(index)] += 1.0 / 20'000;
  }
  return counts;
}

}  // namespace

TEST_CASE("prioritised replay: steps are drawn in proportion to their errors to the power alpha") {
  const auto plain = shares(five_steps({.alpha = 1}));
  for (int i = 0; i < 4; ++i)
    CHECK(plain[static_cast<std::size_t>(i)] == doctest::Approx((i + 1) / 10.0).epsilon(0.03));
  CHECK(plain[4] < 0.001);
  const auto rooted = shares(five_steps({.alpha = 0.5}));
  const double sum = 1 + std::sqrt(2.0) + std::sqrt(3.0) + 2;
  for (int i = 0; i < 4; ++i)
    CHECK(rooted[static_cast<std::size_t>(i)] == doctest::Approx(std::sqrt(i + 1.0) / sum).epsilon(0.03));
  for (const double share : shares(five_steps({.alpha = 0})))
    CHECK(share == doctest::Approx(0.2).epsilon(0.03));
}

TEST_CASE("prioritised replay: weights make up for it, the largest is 1") {
  const PrioritisedReplay memory = five_steps({.alpha = 1, .epsilon = 1e-9});
  Transitions batch;
  Rng rng(2);
  memory.sample(batch, {.batch_size = 10}, 1, rng);  // ranges of 1 each: 0, 1, 1, 2, 2, 2, 3, 3, 3, 3
  CHECK(batch.indices == Indices{0, 1, 1, 2, 2, 2, 3, 3, 3, 3});
  CHECK(batch.actions == batch.indices);
  CHECK(batch.weights[0] == 1);
  CHECK(batch.weights[1] == doctest::Approx(1 / 2.0));
  CHECK(batch.weights[3] == doctest::Approx(1 / 3.0));
  CHECK(batch.weights[9] == doctest::Approx(1 / 4.0));
  memory.sample(batch, {.batch_size = 10}, 0.5, rng);
  CHECK(batch.weights[9] == doctest::Approx(0.5));
  memory.sample(batch, {.batch_size = 10}, 0, rng);
  CHECK(batch.weights[9] == 1);
}

TEST_CASE(
    "prioritised replay: a new step is as urgent as the most urgent so far, and takes an old one's place") {
  PrioritisedReplay memory = five_steps({.alpha = 1, .epsilon = 1e-9});
  walk(memory, 5);  // in the place of step 0
  CHECK(memory.probability(0) == doctest::Approx(4.0 / 13));
  memory.update({0}, {100});
  CHECK(memory.probability(0) == doctest::Approx(100.0 / 109));
  memory.update({0}, {0});
  walk(memory, 6);  // in the place of step 1, with 100
  CHECK(memory.probability(1) == doctest::Approx(100.0 / 107));
}

TEST_CASE("prioritised replay: what cannot be is refused in words") {
  CHECK_THROWS_AS(PrioritisedReplay(0), ConfigError);
  CHECK_THROWS_AS(PrioritisedReplay(1, {.alpha = -1}), ConfigError);
  CHECK_THROWS_AS(PrioritisedReplay(1, {.epsilon = 0}), ConfigError);
  PrioritisedReplay memory(2);
  Transitions batch;
  Rng rng(0);
  CHECK_THROWS_AS(memory.sample(batch, {}, 0.4, rng), StateError);
  walk(memory, 1);
  CHECK_THROWS_AS(memory.sample(batch, {.batch_size = 0}, 0.4, rng), ConfigError);
  CHECK_THROWS_AS(memory.update({0}, {1, 2}), ShapeError);
  CHECK_THROWS_AS(memory.update({2}, {1}), ConfigError);
}

TEST_CASE("prioritised replay: saved and loaded it goes on as it would have") {
  PrioritisedReplay memory = five_steps({}), other(5);
  restore(memory, other);
  Rng rng(7), same(7);
  Transitions a, b;
  walk(memory, 5), walk(other, 5);
  memory.sample(a, {.batch_size = 50}, 0.4, rng), other.sample(b, {.batch_size = 50}, 0.4, same);
  CHECK(a.indices == b.indices);
  CHECK(a.weights == b.weights);
  CHECK(a.observations == b.observations);
}

TEST_CASE("prioritised replay: once full, a round asks the heap for nothing") {
  PrioritisedReplay memory(50);
  Transitions batch;
  std::vector<double> errors(16);
  Rng rng(0);
  const auto round = [&](int i) {
    walk(memory, i);
    memory.sample(batch, {.batch_size = 16}, 0.4, rng);
    for (double& error : errors) error = rng.random();
    memory.update(batch.indices, errors);
  };
  for (int i = 0; i < 60; ++i) round(i);
  const long before = bench::allocations();
  for (int i = 60; i < 200; ++i) round(i);
  CHECK(bench::allocations() - before == 0);
}
