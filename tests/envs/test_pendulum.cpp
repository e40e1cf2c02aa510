#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "envs/picture_checks.hpp"
#include "minirl/core/errors.hpp"
#include "minirl/envs/pendulum.hpp"

using namespace minirl;

namespace {

using std::numbers::pi;
const Scalar not_a_number = std::numeric_limits<Scalar>::quiet_NaN();
const Scalar infinity = std::numeric_limits<Scalar>::infinity();

// A running episode in the given state.
Pendulum pendulum_at(const Pendulum::State& state, const PendulumConfig& config = {}) {
  Pendulum env(config);
  env.reset(0);
  env.set_state(state);
  return env;
}

Tensor torque(Scalar newton_metres) { return Tensor::vector({newton_metres}); }

}  // namespace

TEST_CASE("Pendulum: seed 42 starts where Gymnasium's does") {
  Pendulum env;
  const Tensor s = env.reset(42);
  CHECK(s.shape() == Shape{3});
  const Scalar printed[] = {-0.14995256f, 0.9886932f, -0.12224312f};
  for (int i = 0; i < 3; ++i) CHECK(s[i] == doctest::Approx(printed[i]).epsilon(1e-7));
}

TEST_CASE("Pendulum: the spaces") {
  const Pendulum env;
  CHECK(env.action_space() == Box(-2, 2, {1}).clipping());
  CHECK(env.observation_space() == Box(Tensor::vector({-1, -1, -8}), Tensor::vector({1, 1, 8})));
}

TEST_CASE("Pendulum: full torque on a level rod, by hand") {
  Pendulum env = pendulum_at({pi / 2, 0});
  const auto step = env.step(torque(2));
  // 3 g / (2 l) sin + 3 u = 15 + 6, for 0.05 s; the angle moves by the new velocity
  CHECK(env.state().velocity == doctest::Approx(1.05));
  CHECK(env.state().angle == doctest::Approx(pi / 2 + 0.0525));
  CHECK(step.reward == doctest::Approx(-(pi * pi / 4 + 0.004)));  // of what was before the step
  CHECK_FALSE(step.done());
  CHECK(step.observation[0] == static_cast<Scalar>(static_cast<float>(std::cos(env.state().angle))));
}

TEST_CASE("Pendulum: the cost knows no whole turns, and the velocity counts a tenth") {
  CHECK(pendulum_at({2 * pi + 0.1, 0}).step(torque(0)).reward == doctest::Approx(-0.01));
  CHECK(pendulum_at({-6 * pi - 0.1, 0}).step(torque(0)).reward == doctest::Approx(-0.01));
  CHECK(pendulum_at({0, 2}).step(torque(0)).reward == doctest::Approx(-0.4));
  CHECK(pendulum_at({pi, 0}).step(torque(0)).reward == doctest::Approx(-pi * pi));
}

TEST_CASE("Pendulum: torque and speed have limits") {
  Pendulum strong = pendulum_at({1, 0}), stronger = pendulum_at({1, 0});
  CHECK(strong.step(torque(-2)).reward == stronger.step(torque(-7)).reward);
  CHECK(strong.state() == stronger.state());
  Pendulum fast = pendulum_at({pi / 2, 7.9});
  fast.step(torque(2));
  CHECK(fast.state().velocity == 8);
}

TEST_CASE("Pendulum: gravity can be changed") {
  Pendulum env = pendulum_at({pi / 2, 0}, {.gravity = 9.81});
  env.step(torque(0));
  CHECK(env.state().velocity == doctest::Approx(1.5 * 9.81 * 0.05));
}

TEST_CASE("Pendulum: actions and options that are none") {
  Pendulum env;
  CHECK_THROWS_AS(env.step(torque(0)), StateError);
  env.reset(1);
  CHECK_THROWS_WITH_AS(env.step(torque(not_a_number)), "step: action [1] {nan} is not in Box(-2, 2, [1])",
                       ConfigError);
  CHECK_THROWS_AS(env.step(torque(-infinity)), ConfigError);
  CHECK_THROWS_AS(env.step(Tensor({1, 1}, 0)), ConfigError);
  CHECK_THROWS_WITH_AS(Pendulum({.start_angle = -1}), "Pendulum: start_angle is -1, it must not be negative",
                       ConfigError);
  CHECK_THROWS_WITH_AS(Pendulum({.start_velocity = infinity}),
                       "Pendulum: start_velocity is inf, it must be finite", ConfigError);
  CHECK_THROWS_AS(Pendulum({.gravity = not_a_number}), ConfigError);
}

TEST_CASE("Pendulum: the range of starts, seeds, copies") {
  Pendulum still({.start_angle = 0, .start_velocity = 0});
  CHECK(still.reset(4) == Tensor::vector({1, 0, 0}));
  Pendulum a, b;
  b.reset(9);
  b.step(torque(1));
  CHECK(a.reset(5) == b.reset(5));
  CHECK(a.reset() == b.reset());
  Pendulum copy = a;
  const Tensor moved = a.step(torque(2)).observation;
  CHECK_FALSE(copy.state() == a.state());
  CHECK(copy.step(torque(2)).observation == moved);
}

TEST_CASE("Pendulum: 200 steps of chance keep to the bounds and never end") {
  Pendulum env;
  env.reset(2);
  Rng rng(2);
  double lowest = 0;
  for (int i = 0; i < 200; ++i) {
    const auto step = env.step(env.action_space().sample(rng));
    CHECK(env.observation_space().contains(step.observation));
    CHECK_FALSE(step.done());
    CHECK(step.reward <= 0);
    lowest = std::min(lowest, step.reward);
  }
  CHECK(lowest >= -(pi * pi + 6.4 + 0.004));
}

TEST_CASE("Pendulum: the picture follows the rod and its torque") {
  const Colour rod{208, 138, 66}, arrow{106, 168, 109};
  Pendulum env = pendulum_at({pi / 2, 0});  // to the left
  CHECK(middle_of(picture_of(env), rod).x < 200);
  CHECK_FALSE(shows(picture_of(env), arrow));
  CHECK(middle_of(picture_of(pendulum_at({-pi / 2, 0})), rod).x > 280);
  CHECK(middle_of(picture_of(pendulum_at({0, 0})), rod).y < 120);
  CHECK(middle_of(picture_of(pendulum_at({pi, 0})), rod).y > 200);
  env.step(torque(2));
  CHECK(middle_of(picture_of(env), arrow).x < 240);  // counter-clockwise: the head is on the left
  env.step(torque(-2));
  CHECK(middle_of(picture_of(env), arrow).x > 240);
}

TEST_CASE("Pendulum: every state can be painted on every canvas") {
  for (const double angle : {0.0, 1e9, static_cast<double>(not_a_number), static_cast<double>(infinity)})
    check_every_canvas(pendulum_at({angle, 0}));
}
