#include <doctest/doctest.h>

#include <type_traits>

#include "minirl/core/errors.hpp"
#include "minirl/draw/canvas.hpp"
#include "minirl/envs/cartpole.hpp"
#include "minirl/envs/wrappers/time_limit.hpp"

using namespace minirl;

TEST_CASE("TimeLimit: the last step is truncated, not terminated") {
  TimeLimit env(CartPole{}, 3);
  static_assert(std::is_same_v<decltype(env), TimeLimit<CartPole>>);
  env.reset(42);
  for (int step = 1; step <= 3; ++step) {
    const auto result = env.step(step % 2);
    CHECK(env.elapsed() == step);
    CHECK_FALSE(result.terminated);
    CHECK(result.truncated == (step == 3));
  }
  CHECK_THROWS_AS(env.step(0), StateError);
}

TEST_CASE("TimeLimit: a fall in the last step sets both flags") {
  TimeLimit env(CartPole{}, 1);
  env.reset(42);
  env.env().set_state({3, 0, 0, 0});
  const auto [s, reward, terminated, truncated] = env.step(0);
  CHECK(terminated);
  CHECK(truncated);
}

TEST_CASE("TimeLimit: a fall before the limit is a fall only") {
  TimeLimit env(CartPole{}, 2);
  env.reset(42);
  env.env().set_state({3, 0, 0, 0});
  const auto step = env.step(0);
  CHECK(step.terminated);
  CHECK_FALSE(step.truncated);
}

TEST_CASE("TimeLimit: a reset starts the count again, seeds go through") {
  TimeLimit env(CartPole{}, 2);
  CartPole bare;
  CHECK(env.reset(7) == bare.reset(7));
  env.step(0);
  CHECK(env.reset() == bare.reset());
  CHECK(env.elapsed() == 0);
  CHECK_FALSE(env.step(0).truncated);
  CHECK(env.step(0).truncated);
}

TEST_CASE("TimeLimit: calls out of order, wrong actions, wrong limits") {
  TimeLimit env(CartPole{}, 2);
  CHECK_THROWS_AS(env.step(0), StateError);
  env.reset(0);
  CHECK_THROWS_AS(env.step(5), ConfigError);
  CHECK(env.elapsed() == 0);
  CHECK_THROWS_WITH_AS(TimeLimit(CartPole{}, 0), "TimeLimit: max_steps is 0, it must be at least 1",
                       ConfigError);
}

TEST_CASE("TimeLimit: spaces and picture are those of the environment inside") {
  TimeLimit env(CartPole{}, 2);
  CHECK(env.action_space() == Discrete(2));
  CHECK(env.observation_space() == CartPole{}.observation_space());
  env.reset(1);
  Canvas through(60, 40), direct(60, 40);
  env.draw(through);
  env.env().draw(direct);
  CHECK(std::equal(through.bytes().begin(), through.bytes().end(), direct.bytes().begin()));
}

TEST_CASE("TimeLimit: limits may be stacked, the shortest cuts") {
  TimeLimit<TimeLimit<CartPole>> env(TimeLimit(CartPole{}, 2), 5);
  env.reset(0);
  CHECK_FALSE(env.step(0).truncated);
  CHECK(env.step(1).truncated);
}
