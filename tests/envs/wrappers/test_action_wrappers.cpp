#include <doctest/doctest.h>

#include <limits>

#include "envs/wrappers/echo_env.hpp"
#include "minirl/envs/registry.hpp"
#include "minirl/envs/wrappers/clip_action.hpp"
#include "minirl/envs/wrappers/discretise_action.hpp"
#include "minirl/envs/wrappers/rescale_action.hpp"

using namespace minirl;

namespace {

constexpr auto infinity = std::numeric_limits<Scalar>::infinity();
constexpr auto not_a_number = std::numeric_limits<Scalar>::quiet_NaN();

// Actions [2]: from -2 to 2, and from 0 to 1.
EchoEnv echo() { return EchoEnv(Box(Tensor::vector({-2, 0}), Tensor::vector({2, 1}))); }

}  // namespace

TEST_CASE("ClipAction: what is outside goes to the bound, what is inside stays") {
  ClipAction env(echo());
  env.reset();
  CHECK(env.step(Tensor::vector({-7, 0.25})).observation == Tensor::vector({-2, 0.25}));
  CHECK(env.step(Tensor::vector({1.5, 7})).observation == Tensor::vector({1.5, 1}));
  CHECK(env.step(Tensor::vector({infinity, -infinity})).observation == Tensor::vector({2, 0}));
}

TEST_CASE("ClipAction: its own space has no bounds; NaN and other shapes are still refused") {
  ClipAction env(echo());
  CHECK(env.action_space() == Box(-infinity, infinity, {2}));
  env.reset();
  CHECK_THROWS_AS(env.step(Tensor::vector({0, not_a_number})), ConfigError);
  CHECK_THROWS_AS(env.step(Tensor::vector({0})), ConfigError);
}

TEST_CASE("RescaleAction: bounds go to bounds and the middle to the middle") {
  RescaleAction env(echo(), -1, 1);
  CHECK(env.action_space() == Box(-1, 1, {2}));
  env.reset();
  CHECK(env.step(Tensor::vector({-1, -1})).observation == Tensor::vector({-2, 0}));
  CHECK(env.step(Tensor::vector({0, 0})).observation == Tensor::vector({0, 0.5}));
  CHECK(env.step(Tensor::vector({1, 0.5})).observation == Tensor::vector({2, 0.75}));
  CHECK_THROWS_AS(env.step(Tensor::vector({0, 1.1f})), ConfigError);
}

TEST_CASE("RescaleAction: rounding never leads out of the bounds inside") {
  Rng rng(0);
  for (int i = 0; i < 200; ++i) {
    const auto low = static_cast<float>(rng.uniform(-5, 5)),
               high = low + static_cast<float>(rng.uniform(0.1, 5));
    RescaleAction env(EchoEnv(Box(low, high, {1})), rng.uniform(-3, -0.1), rng.uniform(0.1, 3));
    env.reset();
    CHECK_NOTHROW(env.step(env.action_space().low));
    CHECK_NOTHROW(env.step(env.action_space().high));
  }
}

TEST_CASE("RescaleAction: bounds that make no line") {
  CHECK_THROWS_WITH_AS(RescaleAction(echo(), 1, 1),
                       "RescaleAction: low is 1, high is 1; they must be finite, the low one below",
                       ConfigError);
  CHECK_THROWS_AS(RescaleAction(echo(), 0, infinity), ConfigError);
  CHECK_THROWS_WITH_AS(
      RescaleAction(ClipAction(echo()), -1, 1),
      "RescaleAction: the actions inside must be between two finite bounds, but are in Box(-inf, inf, [2])",
      ConfigError);
  CHECK_THROWS_AS(RescaleAction(EchoEnv(Box(1, 1, {1})), -1, 1), ConfigError);
}

TEST_CASE("ClipAction around RescaleAction: an unbounded policy with a unit of its own") {
  ClipAction env(RescaleAction(echo(), -1, 1));
  env.reset();
  CHECK(env.step(Tensor::vector({3, -0.5})).observation == Tensor::vector({2, 0.25}));
}

TEST_CASE("DiscretiseAction: the middles of equal parts, the last element runs fastest") {
  DiscretiseAction env(echo(), 2);
  static_assert(std::is_base_of_v<DiscreteEnv, decltype(env)>);
  CHECK(env.action_space() == Discrete(4));
  CHECK(env.observation_space() == echo().observation_space());
  env.reset();
  CHECK(env.step(0).observation == Tensor::vector({-1, 0.25}));
  CHECK(env.step(1).observation == Tensor::vector({-1, 0.75}));
  CHECK(env.step(2).observation == Tensor::vector({1, 0.25}));
  CHECK(env.step(3).observation == Tensor::vector({1, 0.75}));
  CHECK_THROWS_AS(env.step(4), ConfigError);
}

TEST_CASE("DiscretiseAction: one bin, too many bins, no bounds") {
  DiscretiseAction env(echo(), 1);
  CHECK(env.action_space() == Discrete(1));
  env.reset();
  CHECK(env.step(0).observation == Tensor::vector({0, 0.5}));
  CHECK(DiscretiseAction(echo(), 46340).action_space().n == 46340 * 46340);
  CHECK_THROWS_WITH_AS(
      DiscretiseAction(echo(), 46341),
      "DiscretiseAction: 46341 bins for each of 2 elements are more actions than an int can count",
      ConfigError);
  CHECK_THROWS_WITH_AS(DiscretiseAction(echo(), 0), "DiscretiseAction: bins is 0, it must be at least 1",
                       ConfigError);
  CHECK_THROWS_WITH_AS(
      DiscretiseAction(ClipAction(echo()), 2),
      "DiscretiseAction: the actions inside, Box(-inf, inf, [2]), have no bounds to cut between",
      ConfigError);
}

TEST_CASE("DiscretiseAction: it takes a pointer, as all wrappers do") {
  DiscretiseAction env(std::unique_ptr<ContinuousEnv>(std::make_unique<EchoEnv>(echo())), 4);
  env.reset();
  CHECK(env.step(5).observation == Tensor::vector({-0.5, 0.375}));
}
