#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "minirl/core/errors.hpp"
#include "minirl/draw/canvas.hpp"
#include "minirl/envs/cartpole.hpp"

using namespace minirl;

namespace {

// A running episode in the given state.
CartPole cartpole_at(const CartPole::State& state, const CartPoleConfig& config = {}) {
  CartPole env(config);
  env.reset(0);
  env.set_state(state);
  return env;
}

}  // namespace

TEST_CASE("CartPole: seed 42 starts where Gymnasium's does") {
  CartPole env;
  const Tensor s = env.reset(42);  // as in the docstring of gymnasium.Env.reset
  CHECK(s.shape() == Shape{4});
  const Scalar printed[] = {0.0273956f, -0.00611216f, 0.03585979f, 0.0197368f};
  for (int i = 0; i < 4; ++i) CHECK(s[i] == doctest::Approx(printed[i]).epsilon(1e-6));
}

TEST_CASE("CartPole: the spaces") {
  const CartPole env;
  CHECK(env.action_space() == Discrete(2));
  const Scalar infinity = std::numeric_limits<Scalar>::infinity();
  CHECK(env.observation_space() == Box(Tensor::vector({-4.8f, -infinity, -0.41887903f, -infinity}),
                                       Tensor::vector({4.8f, infinity, 0.41887903f, infinity})));
}

TEST_CASE("CartPole: a push to the right from rest, by hand") {
  CartPole env = cartpole_at({0, 0, 0, 0});
  const auto step = env.step(1);
  // temp = 10 / 1.1; theta'' = -temp / (0.5 (4/3 - 0.1 / 1.1)); x'' = temp - 0.05 theta'' / 1.1
  CHECK(env.state()[0] == 0);  // positions move by the old velocities
  CHECK(env.state()[1] == doctest::Approx(0.195122));
  CHECK(env.state()[2] == 0);
  CHECK(env.state()[3] == doctest::Approx(-0.292683));
  CHECK(step.reward == 1);
  CHECK_FALSE(step.done());
  CartPole other = cartpole_at({0, 0, 0, 0});
  other.step(0);
  CHECK(other.state()[1] == -env.state()[1]);
}

TEST_CASE("CartPole: the ends of the track and the pole's limit") {
  const double twelve_degrees = 12 * 2 * std::numbers::pi / 360;
  CHECK_FALSE(cartpole_at({2.4, 0, 0, 0}).step(0).terminated);  // the limit itself is still inside
  CHECK(cartpole_at({2.4, 0.01, 0, 0}).step(0).terminated);
  CHECK(cartpole_at({-2.4, -0.01, 0, 0}).step(1).terminated);
  CHECK_FALSE(cartpole_at({0, 0, twelve_degrees, 0}).step(0).terminated);
  CHECK(cartpole_at({0, 0, twelve_degrees, 0.01}).step(0).terminated);
  CHECK(cartpole_at({0, 0, -twelve_degrees, -0.01}).step(1).terminated);
}

TEST_CASE("CartPole: two kinds of reward") {
  const CartPole::State upright = {0, 0, 0, 0}, falling = {0, 0, 0.2094, 1};
  CHECK(cartpole_at(falling).step(1).reward == 1);
  CHECK(cartpole_at(upright, {.sutton_barto_reward = true}).step(1).reward == 0);
  CHECK(cartpole_at(falling, {.sutton_barto_reward = true}).step(1).reward == -1);
}

TEST_CASE("CartPole: calls out of order and actions that are none") {
  CartPole env;
  CHECK_THROWS_WITH_AS(env.step(0), "step: the environment was never reset; call reset(seed) first",
                       StateError);
  env.reset(1);
  CHECK_THROWS_WITH_AS(env.step(2), "step: action 2 is not in Discrete(2)", ConfigError);
  CHECK_THROWS_AS(env.step(-1), ConfigError);
  env.set_state({3, 0, 0, 0});
  CHECK(env.step(0).terminated);
  CHECK_THROWS_WITH_AS(env.step(0), "step: the episode is over; call reset() to start the next one",
                       StateError);
  env.reset();
  CHECK_FALSE(env.step(0).done());
}

TEST_CASE("CartPole: the same seed plays the same episodes, whatever came before") {
  CartPole a, b;
  b.reset(9);
  b.step(1);
  for (int i = 0; i < 3; ++i) {
    CHECK((i == 0 ? a.reset(5) : a.reset()) == (i == 0 ? b.reset(5) : b.reset()));
    CHECK(a.step(1).observation == b.step(1).observation);
  }
  CHECK_FALSE(a.reset(5) == a.reset());
  CHECK(a.reset(5) == a.reset(5));
  CartPole unseeded, seeded;
  CHECK(unseeded.reset() == seeded.reset(0));
}

TEST_CASE("CartPole: an observation kept never changes, and a copy is another world") {
  CartPole env;
  const Tensor first = env.reset(3);
  const Tensor kept = first;
  CartPole copy = env;
  env.step(0);
  CHECK(first == kept);
  CHECK(copy.step(0).observation ==
        Tensor::vector({static_cast<float>(env.state()[0]), static_cast<float>(env.state()[1]),
                        static_cast<float>(env.state()[2]), static_cast<float>(env.state()[3])}));
}

TEST_CASE("CartPole: the range of starting states") {
  CartPole env({.start_low = 1, .start_high = 2});
  for (int episode = 0; episode < 20; ++episode) {
    const Tensor s = env.reset();
    CHECK(std::all_of(s.begin(), s.end(), [](Scalar value) { return 1 <= value && value <= 2; }));
  }
  CHECK_THROWS_WITH_AS(
      CartPole({.start_low = 0.1}),
      "CartPole: start_low is 0.1 and start_high 0.05; both must be finite and start_low <= start_high",
      ConfigError);
  CHECK_THROWS_AS(CartPole({.start_high = std::numeric_limits<double>::infinity()}), ConfigError);
}

TEST_CASE("CartPole: the picture follows the cart and the pole") {
  const auto darkest_column = [](const CartPole::State& state) {
    Canvas canvas(300, 200);
    cartpole_at(state).draw(canvas);
    int left = 300, right = -1;
    for (int x = 0; x < 300; ++x) {
      for (int y = 0; y < 200; ++y) {
        const Colour c = canvas.pixel(x, y);
        if (c.r > 80 || c.g > 80) continue;
        left = std::min(left, x);
        right = std::max(right, x);
      }
    }
    return (left + right) / 2;  // the cart's middle
  };
  CHECK(std::abs(darkest_column({0, 0, 0, 0}) - 150) <= 1);
  CHECK(darkest_column({-2, 0, 0, 0}) < 60);
  CHECK(darkest_column({2, 0, 0, 0}) > 240);
}

TEST_CASE("CartPole: every state can be painted on every canvas") {
  const double far = 1e9, nan = std::numeric_limits<double>::quiet_NaN();
  for (const CartPole::State& state :
       {CartPole::State{2.4, 0, 0.2, 0}, {far, 0, far, 0}, {-far, 0, 3, 0}, {nan, 0, nan, 0}}) {
    for (const auto& [width, height] : {std::pair{1, 1}, {600, 400}, {3, 500}, {500, 3}}) {
      Canvas canvas(width, height, {1, 2, 3});
      cartpole_at(state).draw(canvas);
      CHECK_FALSE(canvas.pixel(0, 0) == Colour{1, 2, 3});
    }
  }
}
