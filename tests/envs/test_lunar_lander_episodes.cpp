#include "envs/lander_episodes.hpp"

using namespace minirl;
using namespace lander;

TEST_CASE("LunarLander: the same seed plays the same episodes, whatever came before" * on_box2d) {
  LunarLander a, b;
  play(b, 9, nothing);
  CHECK(a.reset(5) == b.reset(5));
  check_same_future(a, b, 1);
  CHECK(a.reset() == b.reset());
  check_same_future(a, b, 2);
  CHECK_FALSE(a.reset(5) == a.reset());
  LunarLander unseeded, seeded;
  CHECK(unseeded.reset() == seeded.reset(0));
}

TEST_CASE("LunarLander: a copy in mid-episode goes on bit for bit, and is a world of its own" * on_box2d) {
  for (const bool wind : {false, true}) {
    TimeLimit env(LunarLander({.enable_wind = wind}), 1000);
    Tensor s = env.reset(3);
    for (int standing = 0; standing<3; standing += s[6] + s[7]> 0)
      s = env.step(lunar_lander_heuristic(s)).observation;
    TimeLimit copy = env;
    CHECK(copy.elapsed() == env.elapsed());
    CHECK(copy.env().state() == env.env().state());
    TimeLimit second(LunarLander{}, 7);
    second.reset(8);
    second = copy;
    env.step(2);
    CHECK_FALSE(copy.env().state() == env.env().state());
    check_same_future(copy, second, 4);
    CHECK(copy.reset() == second.reset());  // and the next episode too
  }
}

TEST_CASE("LunarLander: copies of throttles, before the first reset and after the end" * on_box2d) {
  LunarLanderContinuous env;
  LunarLanderContinuous fresh = env;
  CHECK(fresh.reset(6) == env.reset(6));
  Rng rng(6);
  for (int i = 0; i < 30; ++i) {
    const Tensor a = env.action_space().sample(rng);
    env.step(a);
    fresh.step(a);
  }
  LunarLanderContinuous copy = env;
  check_same_future(env, copy, 7);
  LunarLanderContinuous over = env;
  CHECK(over.state() == env.state());
  CHECK_THROWS_AS(over.step(throttles(0, 0)), StateError);
  CHECK(over.reset() == env.reset());
  check_same_future(over, env, 8);
}

TEST_CASE("LunarLander: 200 episodes of the hand-made controller, and of chance" * on_box2d) {
  const auto of_buttons = returns_of(TimeLimit(LunarLander{}, 1000), lunar_lander_heuristic, 200);
  const auto of_levers =
      returns_of(TimeLimit(LunarLanderContinuous{}, 1000), lunar_lander_heuristic_continuous, 200);
  Rng rng(1);
  const auto of_chance = returns_of(
      TimeLimit(LunarLander{}, 1000), [&](const Tensor&) { return rng.choice(4); }, 200);
  MESSAGE("means: " << mean_of(of_buttons) << ", with throttles " << mean_of(of_levers) << ", by chance "
                    << mean_of(of_chance));
  // Gymnasium over 1000 episodes, mean and standard deviation: 243 and 91, 283 and 25. By chance Box2D 2.4
  // gives -200 and 136. The bounds are four standard errors of 200 episodes.
  CHECK(std::abs(mean_of(of_buttons) - 243) < 26);
  CHECK(std::abs(mean_of(of_levers) - 283) < 8);
  CHECK(std::abs(mean_of(of_chance) + 200) < 39);
}

// Run by: minirl_tests -tc="LunarLander: 1000*" --no-skip
TEST_CASE("LunarLander: 1000 episodes of the hand-made controller" * doctest::skip()) {
  const double of_buttons = mean_of(returns_of(TimeLimit(LunarLander{}, 1000), lunar_lander_heuristic, 1000));
  const double of_levers =
      mean_of(returns_of(TimeLimit(LunarLanderContinuous{}, 1000), lunar_lander_heuristic_continuous, 1000));
  MESSAGE("means: " << of_buttons << ", with throttles " << of_levers);
  CHECK(of_buttons > 225);
  CHECK(of_buttons < 250);
  CHECK(of_levers > 275);
  CHECK(of_levers < 295);
}

namespace {

constexpr Colour hull{208, 138, 66}, flame{226, 92, 62};

// The middle of all pixels of a colour; x is negative if there are none.
template <class E>
Point middle_of(const E& env, Colour colour) {
  Canvas canvas(480, 320);
  env.draw(canvas);
  double x = 0, y = 0, count = 0;
  for (int row = 0; row < 320; ++row) {
    for (int column = 0; column < 480; ++column) {
      if (!(canvas.pixel(column, row) == colour)) continue;
      x += column;
      y += row;
      ++count;
    }
  }
  return count > 0 ? Point{x / count, y / count} : Point{-1, -1};
}

}  // namespace

TEST_CASE("LunarLander: the picture follows the lander and its engines" * on_box2d) {
  LunarLander env;
  env.reset(4);
  const Point start = middle_of(env, hull);
  CHECK(std::abs(start.x - 240) < 5);
  CHECK(middle_of(env, flame).x < 0);
  for (int i = 0; i < 40; ++i) env.step(0);
  CHECK(middle_of(env, hull).y > start.y + 30);
  env.step(2);
  CHECK(middle_of(env, flame).y > middle_of(env, hull).y);
  env.step(1);
  CHECK(middle_of(env, flame).x > middle_of(env, hull).x);  // blown to the right, pushed to the left
  env.step(3);
  CHECK(middle_of(env, flame).x < middle_of(env, hull).x);
}

TEST_CASE("LunarLander: it can be painted on every canvas" * on_box2d) {
  LunarLander fresh, climbing;
  climbing.reset(1);
  for (int i = 0; i < 60; ++i) climbing.step(2);
  for (const LunarLander* env : {&fresh, &climbing}) {
    for (const auto& [width, height] : {std::pair{1, 1}, {600, 400}, {3, 500}, {500, 3}}) {
      Canvas canvas(width, height, {1, 2, 3});
      env->draw(canvas);
      CHECK_FALSE(canvas.pixel(0, 0) == Colour{1, 2, 3});
      CHECK_FALSE(canvas.pixel(width - 1, height - 1) == Colour{1, 2, 3});
    }
  }
}
