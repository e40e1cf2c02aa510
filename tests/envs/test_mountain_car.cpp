#include <doctest/doctest.h>

#include <limits>
#include <numbers>

#include "envs/picture_checks.hpp"
#include "minirl/core/errors.hpp"
#include "minirl/envs/mountain_car.hpp"

using namespace minirl;

namespace {

const double bottom = -std::numbers::pi / 6;  // where the cosine of 3 position is 0
const double not_a_number = std::numeric_limits<double>::quiet_NaN();

// A running episode in the given state.
MountainCar car_at(const MountainCar::State& state, const MountainCarConfig& config = {}) {
  MountainCar env(config);
  env.reset(0);
  env.set_state(state);
  return env;
}

}  // namespace

TEST_CASE("MountainCar: seed 123 starts where Gymnasium's documentation says") {
  MountainCar env;
  const Tensor s = env.reset(123);
  CHECK(s.shape() == Shape{2});
  CHECK(s[0] == doctest::Approx(-0.46352962).epsilon(1e-7));
  CHECK(s[1] == 0);
}

TEST_CASE("MountainCar: the spaces") {
  const MountainCar env;
  CHECK(env.action_space() == Discrete(3));
  CHECK(env.observation_space() == Box(Tensor::vector({-1.2f, -0.07f}), Tensor::vector({0.6f, 0.07f})));
}

TEST_CASE("MountainCar: a push at the valley's bottom, by hand") {
  MountainCar env = car_at({bottom, 0});
  const auto step = env.step(2);
  CHECK(env.state().velocity == doctest::Approx(0.001));
  CHECK(env.state().position == doctest::Approx(bottom + 0.001));  // it moves by the new velocity
  CHECK(step.reward == -1);
  CHECK_FALSE(step.done());
  MountainCar left = car_at({bottom, 0}), coasting = car_at({bottom, 0});
  left.step(0);
  coasting.step(1);
  CHECK(left.state().velocity == doctest::Approx(-0.001));
  CHECK(std::abs(coasting.state().velocity) < 1e-15);
}

TEST_CASE("MountainCar: the slope pulls with its cosine") {
  MountainCar env = car_at({0, 0});
  env.step(1);
  CHECK(env.state().velocity == -0.0025);
}

TEST_CASE("MountainCar: the wall stops it, and the speed has a limit") {
  MountainCar env = car_at({-1.19, -0.07});
  env.step(0);
  CHECK(env.state() == MountainCar::State{-1.2, 0});
  env.set_state({-0.5, 0.0699});
  env.step(2);
  CHECK(env.state().velocity == 0.07);
  env.set_state({0.59, 0.07});
  env.step(2);
  CHECK(env.state() == MountainCar::State{0.6, 0.07});
}

TEST_CASE("MountainCar: the flag ends the task, at the speed that is asked for") {
  const MountainCar::State near = {0.49, 0.05};
  const auto step = car_at(near).step(2);
  CHECK(step.terminated);
  CHECK(step.reward == -1);
  CHECK_FALSE(car_at({0.3, 0.05}).step(2).terminated);
  CHECK_FALSE(car_at({0.55, -0.02}).step(2).terminated);  // behind the flag, rolling back
  CHECK(car_at(near, {.goal_velocity = 0.05}).step(2).terminated);
  CHECK_FALSE(car_at(near, {.goal_velocity = 0.06}).step(2).terminated);
}

TEST_CASE("MountainCar: calls out of order, actions and options that are none") {
  MountainCar env;
  CHECK_THROWS_AS(env.step(0), StateError);
  env.reset(1);
  CHECK_THROWS_WITH_AS(env.step(3), "step: action 3 is not in Discrete(3)", ConfigError);
  env.set_state({0.5, 0.07});
  CHECK(env.step(2).terminated);
  CHECK_THROWS_AS(env.step(2), StateError);
  CHECK_THROWS_WITH_AS(MountainCar({.start_low = 0}),
                       "MountainCar: start_low is 0 and start_high -0.4; both must be finite and start_low "
                       "<= start_high",
                       ConfigError);
  CHECK_THROWS_WITH_AS(MountainCar({.goal_velocity = not_a_number}),
                       "MountainCar: goal_velocity is nan, it must be finite", ConfigError);
}

TEST_CASE("MountainCar: the range of starts, seeds, copies") {
  MountainCar env({.start_low = 0.1, .start_high = 0.2});
  for (int episode = 0; episode < 20; ++episode) {
    const Tensor s = env.reset();
    CHECK((0.1f <= s[0] && s[0] <= 0.2f));
  }
  MountainCar a, b;
  b.reset(9);
  b.step(1);
  CHECK(a.reset(5) == b.reset(5));
  CHECK(a.reset() == b.reset());
  MountainCar copy = a;
  const Tensor moved = a.step(2).observation;
  CHECK_FALSE(copy.state() == a.state());
  CHECK(copy.step(2).observation == moved);
}

TEST_CASE("MountainCar: the picture follows the car and its push") {
  const Colour wheel{120, 116, 112}, arrow{106, 168, 109};
  MountainCar env = car_at({bottom, 0});
  const Point low = middle_of(picture_of(env), wheel);
  CHECK_FALSE(shows(picture_of(env), arrow));
  env.step(2);
  CHECK(middle_of(picture_of(env), arrow).x > low.x);
  env.step(0);
  CHECK(middle_of(picture_of(env), arrow).x < low.x);
  const Point high = middle_of(picture_of(car_at({0.45, 0})), wheel);
  CHECK(high.x > low.x + 100);
  CHECK(high.y < low.y - 100);
}

TEST_CASE("MountainCar: every state can be painted on every canvas") {
  for (const double position : {-1.2, 0.6, 1e9, -1e9, not_a_number})
    check_every_canvas(car_at({position, 0}));
}
