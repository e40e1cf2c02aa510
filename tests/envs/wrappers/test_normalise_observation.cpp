#include <doctest/doctest.h>

#include <cmath>

#include "envs/wrappers/script_env.hpp"
#include "minirl/envs/cartpole.hpp"
#include "minirl/envs/wrappers/normalise_observation.hpp"

using namespace minirl;

namespace {

ScriptEnv<Tensor> tape(std::initializer_list<Scalar> values) {
  std::vector<Step<Tensor>> lines;
  for (const Scalar value : values) lines.push_back({Tensor::vector({value}), 0, false, false});
  return ScriptEnv<Tensor>(Box(-100, 100, {1}), lines);
}

}  // namespace

TEST_CASE(
    "RunningMeanStd: mean and variance of 2, 4, 9 are 5 and 26 / 3, nearly: the beginning weighs 1e-4") {
  RunningMeanStd<double> moments{.mean = 0, .variance = 1};
  for (const double x : {2., 4., 9.}) moments.update(x);
  CHECK(moments.mean == doctest::Approx(15 / 3.0001));
  CHECK(moments.variance == doctest::Approx((4 + 16 + 81 + 1e-4) / 3.0001 - std::pow(15 / 3.0001, 2)));
  CHECK(moments.count == doctest::Approx(3.0001));
  CHECK(moments.normalised(moments.mean, 1e-8) == 0);
}

TEST_CASE("RunningMeanStd: tensors of another shape are refused") {
  RunningMeanStd<Tensor> moments{Tensor({2}, 0), Tensor({2}, 1)};
  CHECK_THROWS_WITH_AS(moments.update(Tensor(Shape{3})),
                       "RunningMeanStd: the values so far are [2], this one is [3]", ShapeError);
  CHECK_THROWS_AS(moments.normalised(Tensor(Shape{1, 2}), 1e-8), ShapeError);
}

TEST_CASE(
    "NormaliseObservation: the reset's observation counts too, and the present one before it is divided") {
  NormaliseObservation env(tape({2, 4, 9}));
  env.reset();
  env.step(0);
  const Tensor s = env.step(0).observation;
  const double mean = 15 / 3.0001, variance = (4 + 16 + 81 + 1e-4) / 3.0001 - mean * mean;
  CHECK(s[0] == doctest::Approx((9 - mean) / std::sqrt(variance)).epsilon(1e-5));
  CHECK(env.moments().mean[0] == doctest::Approx(mean).epsilon(1e-6));
  CHECK(env.moments().count == doctest::Approx(3.0001));
}

TEST_CASE("NormaliseObservation: frozen, it learns no more; what it knows can be handed on") {
  NormaliseObservation env(tape({2, 4, 9, 9, 2}));
  env.reset();
  env.step(0);
  env.freeze();
  const RunningMeanStd<Tensor> known = env.moments();
  const Tensor s = env.step(0).observation;
  CHECK(env.frozen());
  CHECK(env.moments() == known);
  CHECK(s == env.step(0).observation);

  NormaliseObservation other(tape({9}));
  other.moments() = known;
  other.freeze();
  CHECK(other.reset() == s);
  env.unfreeze();
  env.step(0);
  CHECK(env.moments().count == known.count + 1);
}

TEST_CASE("NormaliseObservation: its space has no bounds, its options have") {
  NormaliseObservation env(CartPole{});
  CHECK(env.observation_space().text() == "Box(-inf, inf, [4])");
  CHECK(env.observation_space().contains(env.reset(0)));
  CHECK_THROWS_WITH_AS(NormaliseObservation(CartPole{}, 0), "NormaliseObservation: epsilon is 0, not above 0",
                       ConfigError);
}
