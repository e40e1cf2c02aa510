#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <numbers>

#include "envs/picture_checks.hpp"
#include "minirl/core/errors.hpp"
#include "minirl/envs/acrobot.hpp"

using namespace minirl;

namespace {

using std::numbers::pi;
const double not_a_number = std::numeric_limits<double>::quiet_NaN();

// A running episode in the given state.
Acrobot acrobot_at(const Acrobot::State& state, const AcrobotConfig& config = {}) {
  Acrobot env(config);
  env.reset(0);
  env.set_state(state);
  return env;
}

// Kinetic and potential energy of two unit links, J.
double energy(const Acrobot::State& s) {
  const double cosine = std::cos(s[1]);
  const double d1 = 3.5 + cosine, d2 = 1.25 + 0.5 * cosine;
  const double kinetic = 0.5 * d1 * s[2] * s[2] + 0.5 * 1.25 * s[3] * s[3] + d2 * s[2] * s[3];
  return kinetic - 9.8 * (1.5 * std::cos(s[0]) + 0.5 * std::cos(s[0] + s[1]));
}

}  // namespace

TEST_CASE("Acrobot: seed 123 starts where Gymnasium's documentation says") {
  Acrobot env({.start_low = -0.2, .start_high = 0.2});
  const Tensor s = env.reset(123);
  CHECK(s.shape() == Shape{6});
  const Scalar printed[] = {0.997341f, 0.07287608f, 0.9841162f, -0.17752565f, -0.11185605f, -0.12625128f};
  for (int i = 0; i < 6; ++i) CHECK(s[i] == doctest::Approx(printed[i]).epsilon(1e-7));
}

TEST_CASE("Acrobot: the spaces") {
  const Acrobot env;
  CHECK(env.action_space() == Discrete(3));
  const Scalar one = 1, first = static_cast<float>(4 * pi), second = static_cast<float>(9 * pi);
  CHECK(env.observation_space() == Box(Tensor::vector({-one, -one, -one, -one, -first, -second}),
                                       Tensor::vector({one, one, one, one, first, second})));
}

TEST_CASE("Acrobot: it hangs still, and torques mirror each other") {
  Acrobot env = acrobot_at({0, 0, 0, 0});
  const auto step = env.step(1);
  for (const double number : env.state()) CHECK(std::abs(number) < 1e-12);
  CHECK(step.reward == -1);
  CHECK_FALSE(step.done());
  Acrobot left = acrobot_at({0, 0, 0, 0}), right = acrobot_at({0, 0, 0, 0});
  left.step(0);
  right.step(2);
  CHECK(right.state()[1] > 0);
  CHECK(right.state()[0] < 0);  // the upper link swings against it
  for (std::size_t i = 0; i < 4; ++i) CHECK(left.state()[i] == doctest::Approx(-right.state()[i]));
}

// Its four stages at 0.2 s lose or gain a little of the energy; a wrong term would lose much.
TEST_CASE("Acrobot: without torque the book's equations keep the energy, the paper's do not") {
  const Acrobot::State swinging = {0.5, -0.3, 0.4, 0.2};
  const auto drift = [&](AcrobotConfig::Equations equations) {
    Acrobot env = acrobot_at(swinging, {.equations = equations});
    for (int i = 0; i < 10; ++i) env.step(1);
    return std::abs(energy(env.state()) - energy(swinging));
  };
  CHECK(drift(AcrobotConfig::Equations::book) < 0.01);
  CHECK(drift(AcrobotConfig::Equations::paper) > 0.03);
}

TEST_CASE("Acrobot: the task ends with the tip above the line, and that step is free") {
  const auto step = acrobot_at({pi, 0, 0, 0}).step(1);
  CHECK(step.terminated);
  CHECK(step.reward == 0);
  CHECK_FALSE(acrobot_at({pi / 2, 0, 0, 0}).step(1).terminated);
}

TEST_CASE("Acrobot: angles are wrapped, speeds limited") {
  Acrobot env = acrobot_at({3.1, -3.1, 4, -4});
  env.step(1);
  CHECK(std::abs(env.state()[0]) <= pi);
  CHECK(env.state()[0] < 0);
  CHECK(std::abs(env.state()[1]) <= pi);
  CHECK(env.state()[1] > 0);
  env = acrobot_at({0, 0, 30, 60});
  env.step(1);
  CHECK(std::abs(env.state()[2]) <= 4 * pi);
  CHECK(std::abs(env.state()[3]) <= 9 * pi);
  env = acrobot_at({1e300, -1e300, 0, 0});  // whole turns taken off one by one would never end
  env.step(1);
  CHECK(std::abs(env.state()[0]) <= pi);
}

TEST_CASE("Acrobot: the start is rounded to float") {
  Acrobot env;
  const Tensor s = env.reset(7);
  for (const double number : env.state()) {
    CHECK(number == static_cast<double>(static_cast<float>(number)));
    CHECK(std::abs(number) <= 0.1f);
  }
  CHECK(s[0] == static_cast<Scalar>(std::cos(static_cast<float>(env.state()[0]))));
}

TEST_CASE("Acrobot: calls out of order, actions and options that are none") {
  Acrobot env;
  CHECK_THROWS_AS(env.step(0), StateError);
  env.reset(1);
  CHECK_THROWS_WITH_AS(env.step(3), "step: action 3 is not in Discrete(3)", ConfigError);
  env.set_state({pi, 0, 0, 0});
  CHECK(env.step(1).terminated);
  CHECK_THROWS_AS(env.step(1), StateError);
  CHECK_THROWS_WITH_AS(Acrobot({.start_high = -1}),
                       "Acrobot: start_low is -0.1 and start_high -1; both must be finite and start_low <= "
                       "start_high",
                       ConfigError);
  CHECK_THROWS_AS(Acrobot({.start_low = not_a_number}), ConfigError);
}

TEST_CASE("Acrobot: seeds and copies") {
  Acrobot a, b;
  b.reset(9);
  b.step(1);
  CHECK(a.reset(5) == b.reset(5));
  CHECK(a.reset() == b.reset());
  Acrobot copy = a;
  const Tensor moved = a.step(2).observation;
  CHECK_FALSE(copy.state() == a.state());
  CHECK(copy.step(2).observation == moved);
}

TEST_CASE("Acrobot: the picture follows the links and the torque") {
  const Colour upper{48, 58, 74}, lower{208, 138, 66};
  const Canvas hanging = picture_of(acrobot_at({0, 0, 0, 0}));
  CHECK(middle_of(hanging, lower).y > middle_of(hanging, upper).y + 40);
  const Canvas upright = picture_of(acrobot_at({pi, 0, 0, 0}));
  CHECK(middle_of(upright, lower).y < middle_of(upright, upper).y - 40);
  const Canvas bent = picture_of(acrobot_at({0, pi / 2, 0, 0}));
  CHECK(middle_of(bent, lower).x > middle_of(bent, upper).x + 20);
  Acrobot env = acrobot_at({0, 0, 0, 0});
  env.step(1);
  const Canvas idle = picture_of(env);
  env.reset(0);
  env.set_state({0, 0, 0, 0});
  env.step(2);
  const Canvas pushed = picture_of(env);
  const Colour green{106, 168, 109};
  CHECK(middle_of(pushed, green).y > middle_of(idle, green).y);  // an arrow below the line
}

TEST_CASE("Acrobot: every state can be painted on every canvas") {
  for (const double angle : {0.0, 3.0, 1e9, not_a_number})
    check_every_canvas(acrobot_at({angle, -angle, 0, 0}));
}
