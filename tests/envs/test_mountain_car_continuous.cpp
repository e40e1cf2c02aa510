#include <doctest/doctest.h>

#include <limits>
#include <numbers>

#include "envs/picture_checks.hpp"
#include "minirl/core/errors.hpp"
#include "minirl/envs/mountain_car_continuous.hpp"

using namespace minirl;

namespace {

const double bottom = -std::numbers::pi / 6;  // where the cosine of 3 position is 0
const Scalar not_a_number = std::numeric_limits<Scalar>::quiet_NaN();
const Scalar infinity = std::numeric_limits<Scalar>::infinity();

// A running episode in the given state.
MountainCarContinuous car_at(const MountainCarContinuous::State& state,
                             const MountainCarContinuousConfig& config = {}) {
  MountainCarContinuous env(config);
  env.reset(0);
  env.set_state(state);
  return env;
}

Tensor throttle(Scalar share) { return Tensor::vector({share}); }

}  // namespace

TEST_CASE("MountainCarContinuous: seed 123 starts where Gymnasium's documentation says") {
  MountainCarContinuous env({.start_low = -0.7, .start_high = -0.5});
  const Tensor s = env.reset(123);
  CHECK(s.shape() == Shape{2});
  CHECK(s[0] == doctest::Approx(-0.5635296).epsilon(1e-7));
  CHECK(s[1] == 0);
}

TEST_CASE("MountainCarContinuous: the spaces") {
  const MountainCarContinuous env;
  CHECK(env.action_space() == Box(-1, 1, {1}).clipping());
  CHECK(env.observation_space() == Box(Tensor::vector({-1.2f, -0.07f}), Tensor::vector({0.6f, 0.07f})));
}

TEST_CASE("MountainCarContinuous: half throttle at the valley's bottom, by hand") {
  MountainCarContinuous env = car_at({bottom, 0});
  const auto step = env.step(throttle(0.5));
  CHECK(env.state().velocity == doctest::Approx(0.00075));
  CHECK(env.state().position == doctest::Approx(bottom + 0.00075));
  CHECK(step.reward == -0.025);  // 0.1 * 0.5^2
  CHECK_FALSE(step.done());
  CHECK(env.step(throttle(0)).reward == 0);
}

TEST_CASE("MountainCarContinuous: from the first step on it is computed in float") {
  MountainCarContinuous env;
  env.reset(3);
  CHECK_FALSE(env.state().is_float);
  env.step(throttle(0.3f));
  CHECK(env.state().is_float);
  CHECK(env.state().position == static_cast<double>(static_cast<float>(env.state().position)));

  // 0.0025 is a number of Python's, and the sum of two floats is a float.
  MountainCarContinuous in_float = car_at({0, 0.01f, true}), in_double = car_at({0, 0.01f, false});
  in_float.step(throttle(0));
  in_double.step(throttle(0));
  CHECK(in_float.state().velocity == static_cast<double>(0.01f - 0.0025f));
  CHECK(in_double.state().velocity ==
        static_cast<double>(static_cast<float>(0.01f - static_cast<double>(0.0025f))));
}

TEST_CASE("MountainCarContinuous: what lies outside -1 to 1 is clipped, but paid for in full") {
  MountainCarContinuous full = car_at({bottom, 0}), more = car_at({bottom, 0});
  full.step(throttle(1));
  const auto step = more.step(throttle(2));
  CHECK(more.state().velocity == doctest::Approx(full.state().velocity));
  CHECK(step.reward == -0.4);
}

TEST_CASE("MountainCarContinuous: actions that are none") {
  MountainCarContinuous env;
  CHECK_THROWS_AS(env.step(throttle(0)), StateError);
  env.reset(1);
  CHECK_THROWS_WITH_AS(env.step(throttle(not_a_number)), "step: action [1] {nan} is not in Box(-1, 1, [1])",
                       ConfigError);
  CHECK_THROWS_AS(env.step(throttle(infinity)), ConfigError);
  CHECK_THROWS_AS(env.step(Tensor::vector({0, 0})), ConfigError);
  CHECK_THROWS_AS(env.step(Tensor::scalar(0)), ConfigError);
  CHECK_FALSE(env.step(throttle(-3)).done());
}

TEST_CASE("MountainCarContinuous: the wall stops it, the flag gives 100") {
  MountainCarContinuous env = car_at({-1.19, -0.07});
  env.step(throttle(-1));
  CHECK(env.state() == MountainCarContinuous::State{-1.2f, 0, true});
  const MountainCarContinuous::State near = {0.44, 0.05};
  const auto step = car_at(near).step(throttle(1));
  CHECK(step.terminated);
  CHECK(step.reward == 100 - 0.1);
  CHECK_FALSE(car_at({0.3, 0.05}).step(throttle(1)).terminated);
  CHECK_FALSE(car_at(near, {.goal_velocity = 0.06}).step(throttle(1)).terminated);
  CHECK_FALSE(car_at({0.5, -0.02}).step(throttle(1)).terminated);
}

TEST_CASE("MountainCarContinuous: options that are none") {
  CHECK_THROWS_AS(MountainCarContinuous({.start_low = 0}), ConfigError);
  CHECK_THROWS_AS(MountainCarContinuous({.start_high = infinity}), ConfigError);
  CHECK_THROWS_WITH_AS(MountainCarContinuous({.goal_velocity = infinity}),
                       "MountainCarContinuous: goal_velocity is inf, it must be finite", ConfigError);
}

TEST_CASE("MountainCarContinuous: seeds and copies") {
  MountainCarContinuous a, b;
  b.reset(9);
  b.step(throttle(1));
  CHECK(a.reset(5) == b.reset(5));
  CHECK(a.reset() == b.reset());
  CHECK(b.state().is_float == false);
  MountainCarContinuous copy = a;
  const Tensor moved = a.step(throttle(1)).observation;
  CHECK_FALSE(copy.state() == a.state());
  CHECK(copy.step(throttle(1)).observation == moved);
}

TEST_CASE("MountainCarContinuous: the picture follows the car and its push") {
  const Colour wheel{120, 116, 112}, arrow{106, 168, 109};
  MountainCarContinuous env = car_at({bottom, 0});
  const Point low = middle_of(picture_of(env), wheel);
  CHECK_FALSE(shows(picture_of(env), arrow));
  env.step(throttle(0.8f));
  CHECK(middle_of(picture_of(env), arrow).x > low.x);
  env.step(throttle(-0.8f));
  CHECK(middle_of(picture_of(env), arrow).x < low.x);
  CHECK(middle_of(picture_of(car_at({0.45, 0})), wheel).y < low.y - 100);
  for (const double position : {-1.2, 1e9, static_cast<double>(not_a_number)})
    check_every_canvas(car_at({position, 0}));
}
