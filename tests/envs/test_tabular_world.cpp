#include <doctest/doctest.h>

#include <array>

#include "minirl/envs/blackjack.hpp"
#include "minirl/envs/check_env.hpp"
#include "minirl/envs/cliff_walking.hpp"
#include "minirl/envs/four_state_chain.hpp"
#include "minirl/envs/frozen_lake.hpp"
#include "minirl/envs/notebook_cartpole_env.hpp"
#include "minirl/envs/registry.hpp"
#include "minirl/envs/taxi.hpp"
#include "minirl/envs/three_state_process.hpp"

using namespace minirl;

namespace {

// A walk on 0, 1, 2: action 0 stays, action 1 (not in state 2) goes on with probability 0.25, else back to 0.
TransitionTable walk() {
  return {3, 2, [](int s, int a) -> std::vector<Transition> {
            if (a == 0) return {{1, s, 0, false}};
            if (s == 2) return {};
            return {{0.75, 0, -1, false}, {0.25, s + 1, 5, s == 1}};
          }};
}

TabularWorld world_at(int s) {
  TabularWorld world(walk(), always_from(0, 3));
  world.reset(0);
  world.set_state(s);
  return world;
}

}  // namespace

TEST_CASE("TabularWorld: the spaces are those of the table") {
  const TabularWorld world(walk(), always_from(1, 3));
  CHECK(world.observation_space() == Discrete(3));
  CHECK(world.action_space() == Discrete(2));
  CHECK(world.table().at(0, 1)[1].reward == 5);
  CHECK(world.start_distribution()[1] == 1);
}

TEST_CASE("TabularWorld: a step is one of the table's lines, with its probability") {
  TabularWorld world(walk(), always_from(0, 3));
  Rng rng(3);
  rng.random();  // the start
  world.reset(3);
  for (int i = 0; i < 200; ++i) {
    world.set_state(0);
    const bool back = rng.random() < 0.75;  // the first line, in a world that draws one number a step
    const auto step = world.step(1);
    CHECK(step.observation == (back ? 0 : 1));
    CHECK(step.reward == (back ? -1 : 5));
    CHECK(world.probability() == (back ? 0.75 : 0.25));
    CHECK(world.state() == step.observation);
    CHECK_FALSE(step.done());
  }
  world.reset();
  CHECK(world.probability() == 1);
}

TEST_CASE("TabularWorld: a number is drawn where nothing is left to chance too") {
  TabularWorld still = world_at(0), moving = world_at(0);
  for (int i = 0; i < 3; ++i) {
    still.step(0);
    moving.step(1);
    moving.set_state(0);
  }
  for (int i = 0; i < 20; ++i) {
    CHECK(still.step(1).observation == moving.step(1).observation);
    still.set_state(0);
    moving.set_state(0);
  }
}

TEST_CASE("TabularWorld: terminated ends the episode") {
  for (std::uint64_t seed = 0; seed < 30; ++seed) {
    TabularWorld world(walk(), always_from(1, 3));
    world.reset(seed);
    const auto step = world.step(1);
    CHECK(step.terminated == (step.observation == 2));
    if (step.terminated) CHECK_THROWS_AS(world.step(0), StateError);
  }
}

TEST_CASE("TabularWorld: an action that is not possible here is refused, and nothing has happened") {
  TabularWorld world = world_at(2), other = world_at(2);
  CHECK_THROWS_WITH_AS(world.step(1), "step: action 1 is not possible in state 2, only 0 is", ConfigError);
  CHECK_THROWS_WITH_AS(world.step(2), "step: action 2 is not in Discrete(2)", ConfigError);
  CHECK(world.state() == 2);
  CHECK_FALSE(world.step(0).done());
  other.step(0);
  world.set_state(0);
  other.set_state(0);
  for (int i = 0; i < 20; ++i) {
    CHECK(world.step(1).observation == other.step(1).observation);
    world.set_state(0);
    other.set_state(0);
  }
}

TEST_CASE("TabularWorld: episodes begin by the start distribution") {
  TabularWorld world(walk(), {0.2, 0.5, 0.3});
  std::array<int, 3> count{};
  world.reset(1);
  for (int i = 0; i < 10'000; ++i) ++count.at(static_cast<std::size_t>(world.reset()));
  CHECK(std::abs(count[0] - 2000) < 200);  // 5 deviations
  CHECK(std::abs(count[1] - 5000) < 250);
  CHECK(std::abs(count[2] - 3000) < 230);
}

TEST_CASE("TabularWorld: start distributions that are none") {
  CHECK_THROWS_WITH_AS(TabularWorld(walk(), {1}), "TabularWorld: 1 start probabilities for 3 states",
                       ConfigError);
  CHECK_THROWS_AS(TabularWorld(walk(), {0.5, 0.4, 0}), ConfigError);
  CHECK_THROWS_AS(TabularWorld(walk(), {1.5, -0.5, 0}), ConfigError);
}

TEST_CASE("world_in: the table of an environment of the registry") {
  const auto lake = make_tabular("FrozenLake-v1"), cards = make_tabular("Blackjack-v1");
  REQUIRE(world_in(*lake) != nullptr);
  CHECK(world_in(*lake)->table().states() == 16);
  CHECK(world_in(*cards) == nullptr);
  const TabularWorld bare = world_at(2);
  CHECK(world_in(bare) == &bare);
}

TEST_CASE("tabular worlds as values keep the promises of Env, their copies too") {
  const auto keeps = [](auto world) {
    for (const std::string& text : check_env(std::move(world))) MESSAGE(text);
    return check_env(decltype(world){}).empty();
  };
  CHECK(keeps(FrozenLake{}));
  CHECK(keeps(CliffWalking{}));
  CHECK(keeps(Taxi{}));
  CHECK(keeps(Blackjack{}));
  CHECK(keeps(FourStateChain{}));
  CHECK(keeps(ThreeStateProcess{}));
  CHECK(keeps(NotebookCartPoleEnv{}));
  CHECK(check_env(Taxi({.rainy = true, .fickle = true, .fickle_probability = 1})).empty());
}

TEST_CASE("TabularWorld: states that are none") {
  TabularWorld world = world_at(0);
  CHECK_THROWS_WITH_AS(world.set_state(3), "set_state: 3 is not in Discrete(3)", ConfigError);
  CHECK_THROWS_AS(world.set_state(-1), ConfigError);
}

TEST_CASE("TabularWorld: the same seed plays the same episodes, and a copy is a world of its own") {
  TabularWorld a = world_at(0), b = world_at(1);
  b.step(1);
  CHECK(a.reset(5) == b.reset(5));
  TabularWorld copy = a;
  std::vector<int> played, played_by_copy;
  for (int i = 0; i < 20; ++i) {
    played.push_back(a.step(1).observation);
    CHECK(played.back() == b.step(1).observation);
    a.set_state(0);
    b.set_state(0);
  }
  for (int i = 0; i < 20; ++i) {
    played_by_copy.push_back(copy.step(1).observation);
    copy.set_state(0);
  }
  CHECK(played_by_copy == played);
}
