#include "envs/lander_episodes.hpp"
#include "envs/picture_checks.hpp"
#include "minirl/envs/registry.hpp"

using namespace minirl;
using namespace lander;

TEST_CASE("LunarLander: without Box2D, making one says what to do") {
  CHECK(env_spec("LunarLander-v3").needs == "Box2D 2.4 (libbox2d-dev)");
  CHECK(env_spec("LunarLanderContinuous-v3").reward_threshold == 200);
  if (has_box2d()) {
    CHECK_NOTHROW(make_env("LunarLander-v3"));
    CHECK_NOTHROW(make_env("LunarLanderContinuous-v3"));
    return;
  }
  const char* text =
      "LunarLander: this library was built without Box2D; install Box2D 2.4 (Debian's package: libbox2d-dev) "
      "and build again";
  CHECK_THROWS_WITH_AS(make_env("LunarLander-v3"), text, ConfigError);
  CHECK_THROWS_WITH_AS(LunarLanderContinuous{}, text, ConfigError);
}

TEST_CASE("LunarLander: the spaces are Gymnasium's" * on_box2d) {
  const LunarLander env;
  CHECK(env.action_space() == Discrete(4));
  CHECK(LunarLanderContinuous{}.action_space() == Box(-1, 1, {2}).clipping());
  const auto turn = static_cast<Scalar>(static_cast<float>(2 * std::numbers::pi));
  CHECK(env.observation_space() == Box(Tensor::vector({-2.5, -2.5, -10, -10, -turn, -10, 0, 0}),
                                       Tensor::vector({2.5, 2.5, 10, 10, turn, 10, 1, 1})));
  CHECK(LunarLanderContinuous{}.observation_space() == env.observation_space());
}

TEST_CASE("LunarLander: seed 42 starts where Gymnasium's does" * on_box2d) {
  const Scalar printed[] = {0.00229702f,  1.4181306f,   0.2326471f, 0.3204666f,
                            -0.00265488f, -0.05269805f, 0,          0};
  LunarLander env;
  const Tensor s = env.reset(42);
  REQUIRE(s.shape() == Shape{8});
  for (int i = 0; i < 8; ++i) CHECK(std::abs(s[i] - printed[i]) < 5e-4);
  CHECK(s == LunarLanderContinuous{}.reset(42));
}

TEST_CASE("LunarLander: free fall gains g t" * on_box2d) {
  for (const double gravity : {-10.0, -2.5}) {
    LunarLander env({.gravity = gravity});
    env.reset(1);
    for (int i = 0; i < 5; ++i) env.step(0);  // until the legs hang still
    const double before = env.state().y_velocity;
    for (int i = 0; i < 20; ++i) env.step(0);
    const double metres_a_second = (env.state().y_velocity - before) * 7.5;
    CHECK(metres_a_second == doctest::Approx(gravity * 20 / 50).epsilon(0.02));
  }
}

TEST_CASE("LunarLander: an action is a pair of throttles" * on_box2d) {
  const std::pair<int, Tensor> pairs[] = {
      {0, throttles(0, 0.5)}, {1, throttles(-1, -1)}, {2, throttles(7, -0.5)}, {3, throttles(-0.3, 1.5)}};
  for (const auto& [action, throttle] : pairs) {
    LunarLander buttons;
    LunarLanderContinuous levers;
    buttons.reset(5);
    levers.reset(5);
    for (int i = 0; i < 20; ++i) {
      const auto one = buttons.step(action), other = levers.step(throttle);
      REQUIRE(one.observation == other.observation);
      REQUIRE(one.reward == other.reward);
    }
  }
}

TEST_CASE("LunarLander: an impulse is proportional to the throttle, from half to full power" * on_box2d) {
  const auto climb = [](double main) {
    LunarLanderContinuous env;
    env.reset(3);
    env.step(throttles(main, 0));
    return env.state().y_velocity;
  };
  const double none = climb(0), full = climb(1) - none;
  CHECK(climb(-1) == none);
  // 13 N s * 4 m / 30 on 4.96 kg, but for the chance in it, less than half of that
  CHECK(full * 7.5 == doctest::Approx(0.35).epsilon(0.5));
  CHECK((climb(0.5) - none) / full == doctest::Approx(0.75).epsilon(1e-4));
  CHECK((climb(1e-9) - none) / full == doctest::Approx(0.5).epsilon(1e-4));
}

TEST_CASE("LunarLander: action 1 pushes to the left and turns counter-clockwise, 3 mirrors it" * on_box2d) {
  LunarLander left, right;
  left.reset(1);
  right.reset(1);
  for (int i = 0; i < 10; ++i) {
    left.step(1);
    right.step(3);
  }
  CHECK(left.state().x_velocity < right.state().x_velocity);
  CHECK(left.state().angle > right.state().angle + 0.05);
}

TEST_CASE("LunarLander: a reward is what the state has gained in worth, less the fuel" * on_box2d) {
  const double fuel[] = {0, 0.03, 0.30, 0.03};
  LunarLander env;
  env.reset(7);
  for (int i = 0; i < 40; ++i) {
    const double before = worth(env.state());
    const auto step = env.step(i % 4);
    CHECK(step.reward == doctest::Approx(worth(env.state()) - before - fuel[i % 4]).epsilon(1e-9));
  }
  LunarLanderContinuous levers;
  levers.reset(7);
  const double before = worth(levers.state());
  const auto step = levers.step(throttles(0.5, -0.75));
  CHECK(step.reward == doctest::Approx(worth(levers.state()) - before - 0.30 * 0.75 - 0.03 * 0.75));
}

TEST_CASE("LunarLander: a leg on the ground earns ten points" * on_box2d) {
  LunarLander env;
  Tensor s = env.reset(2);
  double before = 0;
  while (s[6] == 0 && s[7] == 0) {
    before = worth(env.state());
    const auto step = env.step(lunar_lander_heuristic(s));
    REQUIRE_FALSE(step.done());
    s = step.observation;
  }
  const LunarLanderState& now = env.state();
  LunarLanderState lifted = now;
  lifted.right_leg = lifted.left_leg = 0;
  CHECK(worth(now) - worth(lifted) == doctest::Approx(10 * (now.right_leg + now.left_leg)));
  CHECK(worth(now) > before);
  CHECK(s[6] == now.right_leg);
  CHECK(s[7] == now.left_leg);
}

TEST_CASE("LunarLander: doing nothing ends in a crash, -100" * on_box2d) {
  LunarLander env;
  for (std::uint64_t seed = 0; seed < 10; ++seed) {
    const auto last = play(env, seed, nothing);
    CHECK(last.reward == -100);
    CHECK(last.terminated);
    CHECK_FALSE(last.truncated);
    CHECK(std::abs(env.state().x) < 1);
  }
}

TEST_CASE("LunarLander: leaving sideways ends it, -100" * on_box2d) {
  const auto to_the_right = [](const Tensor& s) { return s[1] < 0.8 || s[4] < -0.5 ? 2 : 3; };
  LunarLander env;
  const auto last = play(env, 1, to_the_right);
  CHECK(env.state().x >= 1);
  CHECK(last.reward == -100);
  CHECK(last.terminated);
}

TEST_CASE("LunarLander: lying still ends it, +100" * on_box2d) {
  LunarLander env;
  const auto last = play(env, 2, lunar_lander_heuristic);
  CHECK(last.reward == 100);
  CHECK(last.terminated);
  CHECK(env.state().right_leg + env.state().left_leg == 2);
  CHECK(std::hypot(env.state().x, env.state().y) < 0.05);
  CHECK(std::abs(env.state().angle) < 0.1);
}

TEST_CASE("LunarLander: who climbs without end leaves the box, and nothing is clipped" * on_box2d) {
  LunarLander env;
  Tensor s = env.reset(1);
  while (s[1] <= 2.5) {
    CHECK(env.observation_space().contains(s));
    const bool left = s[4] > 0.05 || s[5] > 0.3, right = s[4] < -0.05 || s[5] < -0.3;
    const auto step = env.step(left ? 3 : right ? 1 : 2);
    REQUIRE_FALSE(step.done());
    s = step.observation;
  }
  CHECK_FALSE(env.observation_space().contains(s));
  CHECK_FALSE(env.step(0).done());
}

TEST_CASE("LunarLander: the wind draws two numbers, blows, and is as strong as it is told" * on_box2d) {
  const auto drift = [](const LunarLanderConfig& config) {
    LunarLander env(config);
    env.reset(8);
    for (int i = 0; i < 30; ++i) env.step(0);
    return env.state();
  };
  const LunarLanderState calm = drift({});
  CHECK(drift({.enable_wind = true, .wind_power = 0, .turbulence_power = 0}) == calm);
  const double some = drift({.enable_wind = true, .wind_power = 5, .turbulence_power = 0}).x - calm.x;
  const double more = drift({.enable_wind = true, .wind_power = 10, .turbulence_power = 0}).x - calm.x;
  CHECK(std::abs(some) > 1e-3);
  CHECK(more / some == doctest::Approx(2).epsilon(0.05));
  const double turn = drift({.enable_wind = true, .wind_power = 0, .turbulence_power = 1}).angle - calm.angle;
  CHECK(std::abs(turn) > 1e-3);
}

TEST_CASE("LunarLander: options that make no sense" * on_box2d) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  CHECK_THROWS_WITH_AS(LunarLander({.gravity = -12}),
                       "LunarLander: gravity is -12, it must be above -12 and below 0", ConfigError);
  CHECK_THROWS_AS(LunarLander({.gravity = 0}), ConfigError);
  CHECK_THROWS_AS(LunarLanderContinuous({.gravity = nan}), ConfigError);
  CHECK_THROWS_WITH_AS(LunarLander({.turbulence_power = nan}),
                       "LunarLander: wind_power is 15 and turbulence_power nan; both must be finite",
                       ConfigError);
  CHECK_THROWS_AS(LunarLander({.wind_power = std::numeric_limits<double>::infinity()}), ConfigError);
  CHECK_NOTHROW(LunarLander({.gravity = -11.99, .wind_power = 40}));
}

TEST_CASE("LunarLander: calls out of order and actions that are none" * on_box2d) {
  LunarLander env;
  CHECK_THROWS_AS(env.step(0), StateError);
  play(env, 1, nothing);
  CHECK_THROWS_WITH_AS(env.step(0), "step: the episode is over; call reset() to start the next one",
                       StateError);
  env.reset();
  CHECK_THROWS_WITH_AS(env.step(4), "step: action 4 is not in Discrete(4)", ConfigError);
  LunarLander next = std::move(env);
  CHECK_FALSE(next.step(0).done());
  CHECK_THROWS_AS(env.step(0), StateError);  // moved from
  env.reset(1);
  CHECK_FALSE(env.step(0).done());

  LunarLanderContinuous levers;
  levers.reset(1);
  CHECK_THROWS_AS(levers.step(throttles(std::numeric_limits<double>::quiet_NaN(), 0)), ConfigError);
  CHECK_THROWS_AS(levers.step(throttles(0, -std::numeric_limits<double>::infinity())), ConfigError);
  CHECK_THROWS_AS(levers.step(Tensor({1})), ConfigError);
}

TEST_CASE("LunarLander: the picture follows the lander and its engines" * on_box2d) {
  constexpr Colour hull{208, 138, 66}, flame{226, 92, 62};
  const auto place = [](const LunarLander& env, Colour colour) { return middle_of(picture_of(env), colour); };
  LunarLander env;
  env.reset(4);
  const Point start = place(env, hull);
  CHECK(std::abs(start.x - 240) < 5);
  CHECK_FALSE(shows(picture_of(env), flame));
  for (int i = 0; i < 40; ++i) env.step(0);
  CHECK(place(env, hull).y > start.y + 30);
  env.step(2);
  CHECK(place(env, flame).y > place(env, hull).y);
  env.step(1);
  CHECK(place(env, flame).x > place(env, hull).x);  // blown to the right, pushed to the left
  env.step(3);
  CHECK(place(env, flame).x < place(env, hull).x);
}

TEST_CASE("LunarLander: it can be painted on every canvas" * on_box2d) {
  LunarLander env;
  check_every_canvas(env);
  env.reset(1);
  check_every_canvas(env);
  for (int i = 0; i < 60; ++i) env.step(2);
  check_every_canvas(env);
}
