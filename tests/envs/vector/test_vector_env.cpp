#include <doctest/doctest.h>

#include "benchmarks/allocations.hpp"
#include "minirl/envs/vector/array_vectors.hpp"
#include "minirl/envs/vector/make_vector.hpp"
#include "minirl/envs/vector/sync_vector_env.hpp"

using namespace minirl;

namespace {

std::unique_ptr<DiscreteVectorEnv> sync_cartpoles(int copies, const VectorConfig& config = {}) {
  std::vector<std::unique_ptr<DiscreteEnv>> envs;
  for (int k = 0; k < copies; ++k) envs.push_back(make_discrete("CartPole-v1"));
  return std::make_unique<SyncVectorEnv<Tensor, int>>(std::move(envs), config);
}

std::unique_ptr<ContinuousVectorEnv> sync_pendulums(int copies, const VectorConfig& config) {
  std::vector<std::unique_ptr<ContinuousEnv>> envs;
  for (int k = 0; k < copies; ++k) envs.push_back(make_continuous("Pendulum-v1"));
  return std::make_unique<SyncVectorEnv<Tensor, Tensor>>(std::move(envs), config);
}

bool same(const VectorStep<Tensor>& a, const VectorStep<Tensor>& b) {
  return a.observations == b.observations && a.rewards == b.rewards && a.terminated == b.terminated &&
         a.truncated == b.truncated && a.finished == b.finished &&
         a.final_observations == b.final_observations;
}

// Both play the same actions; false at the first difference.
template <class E>
bool play_alike(E& a, E& b, int steps) {
  Rng rng(7);
  if (!(a.reset(3) == b.reset(3))) return false;
  for (int t = 0; t < steps; ++t) {
    const typename E::Actions actions = sample_actions(a.action_space(), a.copies(), rng);
    if (!same(a.step(actions), b.step(actions))) return false;
  }
  return true;
}

}  // namespace

TEST_CASE("vector: copy k plays the episodes of seed + k") {
  const auto envs = sync_cartpoles(3);
  const Tensor s = envs->reset(10);
  CHECK(s.shape() == Shape{3, 4});
  for (int k = 0; k < 3; ++k) {
    const auto single = make_discrete("CartPole-v1");
    CHECK(item(s, k) == single->reset(10 + static_cast<std::uint64_t>(k)));
  }
}

TEST_CASE("vector: both modes name who finished and what it saw last") {
  for (const Autoreset mode : {Autoreset::next_step, Autoreset::same_step}) {
    const auto envs = sync_cartpoles(2, {.autoreset = mode});
    const auto single = make_discrete("CartPole-v1");
    envs->reset(5);
    single->reset(5);
    auto alone = single->step(1);
    auto both = envs->step({1, 0});
    while (!alone.done()) {
      CHECK(both.finished.empty());
      CHECK(both.final_observations.dim(0) == 0);
      alone = single->step(1);
      both = envs->step({1, both.observations(1, 2) + both.observations(1, 3) > 0 ? 1 : 0});
    }
    REQUIRE(both.finished == Indices{0});
    CHECK(both.terminated == Flags{1, 0});
    CHECK(both.rewards == Doubles{1, 1});
    CHECK(item(both.final_observations, 0) == alone.observation);
    const Tensor second = single->reset();
    CHECK(item(both.observations, 0) == (mode == Autoreset::same_step ? second : alone.observation));
    const auto after = envs->step({1, 0});
    CHECK(after.finished.empty());
    if (mode == Autoreset::next_step) {
      CHECK(item(after.observations, 0) == second);
      CHECK(after.rewards == Doubles{0, 1});
    } else {
      CHECK(item(after.observations, 0) == single->step(1).observation);
      CHECK(after.rewards == Doubles{1, 1});
    }
  }
}

TEST_CASE("vector: no result depends on the number of threads") {
  for (const Autoreset mode : {Autoreset::next_step, Autoreset::same_step}) {
    const auto one = sync_cartpoles(5, {.autoreset = mode});
    for (const int threads : {2, 3, 8}) {
      const auto many = sync_cartpoles(5, {.autoreset = mode, .threads = threads});
      CHECK(play_alike(*one, *many, 300));
    }
  }
}

TEST_CASE("vector: copies in arrays have the bits of single environments") {
  for (const Autoreset mode : {Autoreset::next_step, Autoreset::same_step}) {
    const auto single = sync_cartpoles(4, {.autoreset = mode});
    const auto arrays = cartpole_vector(4, {.autoreset = mode});
    CHECK(play_alike(*single, *arrays, 600));
    CHECK(play_alike(*sync_pendulums(3, {.autoreset = mode}),
                     *pendulum_vector(3, {.autoreset = mode, .max_steps = 200}), 450));
  }
}

TEST_CASE("vector: copies in arrays are cut off by their limit") {
  const auto envs = cartpole_vector(2, {.max_steps = 3});
  envs->reset(1);
  envs->step({0, 1});
  envs->step({1, 0});
  const auto third = envs->step({0, 1});
  CHECK(third.truncated == Flags{1, 1});
  CHECK(third.terminated == Flags{0, 0});
  CHECK(third.finished == Indices{0, 1});
  const auto fourth = envs->step({0, 1});
  CHECK(fourth.rewards == Doubles{0, 0});
  CHECK(fourth.truncated == Flags{0, 0});
}

TEST_CASE("vector: a reset without a seed goes on with the random numbers, and forgets who had ended") {
  const auto envs = cartpole_vector(2, {.max_steps = 1}), others = cartpole_vector(2, {.max_steps = 1});
  CHECK(envs->reset(4) == others->reset(4));
  CHECK_FALSE(envs->reset() == others->reset(4));
  envs->step({0, 0});
  envs->reset(4);
  CHECK(envs->step({0, 0}).rewards == Doubles{1, 1});
}

TEST_CASE("vector: make_vector takes arrays where there are some, and copies elsewhere") {
  const auto poles = make_discrete_vector("CartPole-v0", 3);
  CHECK(poles->copies() == 3);
  CHECK(dynamic_cast<SyncVectorEnv<Tensor, int>*>(poles.get()) == nullptr);
  const auto grid = make_discrete_vector("Griddy", 2, {.threads = 2});
  CHECK(grid->reset(0).shape() == Shape{2, 4, 4, 3});
  CHECK(grid->step({0, 1}).rewards == Doubles{-1, -1});
  CHECK_THROWS_AS(make_tabular_vector("CartPole-v1", 2), ConfigError);
}

TEST_CASE("vector: what cannot be done is said") {
  const auto envs = make_discrete_vector("CartPole-v1", 2);
  CHECK_THROWS_WITH_AS(envs->step({0, 0}), "step: the copies were never reset; call reset(seed) first",
                       StateError);
  envs->reset(0);
  CHECK_THROWS_WITH_AS(envs->step({0, 0, 0}), "step: 3 actions for 2 copies", ShapeError);
  CHECK_THROWS_WITH_AS(envs->step({0, 2}), "step: action 2 of copy 1 is not in Discrete(2)", ConfigError);
  CHECK_THROWS_WITH_AS(sync_cartpoles(0), "SyncVectorEnv: there are no environments; give at least 1",
                       ConfigError);
  CHECK_THROWS_WITH_AS(cartpole_vector(0),
                       "vector environment: copies are 0 and max_steps 500; both must be at least 1",
                       ConfigError);
  std::vector<std::unique_ptr<DiscreteEnv>> unlike;
  unlike.push_back(make_discrete("CartPole-v1"));
  unlike.push_back(make_discrete("Griddy"));
  CHECK_THROWS_AS((SyncVectorEnv<Tensor, int>(std::move(unlike))), ConfigError);
}

TEST_CASE("vector: steps allocate nothing once the pool is warm") {
  for (const bool arrays : {false, true}) {
    const auto envs = arrays ? cartpole_vector(8) : sync_cartpoles(8);
    Rng rng(1);
    envs->reset(0);
    const auto steps = [&](int n) {
      for (int t = 0; t < n; ++t) envs->step(sample_actions(envs->action_space(), 8, rng));
    };
    steps(300);
    const long before = bench::allocations();
    steps(300);
    CHECK(bench::allocations() == before);
  }
}
