#include "benchmarks/allocations.hpp"
#include "envs/lander_episodes.hpp"
#include "minirl/core/statistics.hpp"
#include "minirl/envs/check_env.hpp"

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

TEST_CASE("LunarLander: a step asks the heap for nothing" * on_box2d) {
  TimeLimit env(LunarLander{}, 1000);
  Tensor s = env.reset(2);
  const long before = bench::allocations();
  for (bool over = false; !over;) {
    Step<Tensor> step = env.step(lunar_lander_heuristic(s));
    over = step.done();
    s = std::move(step.observation);
  }
  CHECK(env.elapsed() > 100);
  CHECK(bench::allocations() == before);
}

TEST_CASE("LunarLander: the promises of every environment, those of copies too" * on_box2d) {
  for (const auto& broken : {check_env(LunarLander({.enable_wind = true}), {.seed = 3}),
                             check_env(LunarLanderContinuous{}, {.seed = 3})}) {
    for (const std::string& promise : broken)  // as in Gymnasium, a spin may leave the box
      CHECK_MESSAGE(promise.starts_with("observations lie in their space: step"), promise);
  }
}

TEST_CASE("LunarLander: the hand-made controller, by hand") {
  const auto actions = [](const Tensor& s) {
    return std::pair(lunar_lander_heuristic(s), lunar_lander_heuristic_continuous(s));
  };
  CHECK(actions(Tensor({8})) == std::pair(0, throttles(-1, 0)));
  // Falling fast above the pad: lift = 0.5 (-0.2) + 0.5 * 0.6 = 0.2, throttle 20 * 0.2 - 1, clipped.
  CHECK(actions(Tensor::vector({0, 0.2f, 0, -0.6f, 0, 0, 0, 0})) == std::pair(2, throttles(1, 0)));
  // Tilted to the right: turn back to the left by action 1, and the other way round.
  CHECK(actions(Tensor::vector({0, 1, 0, 0, -0.2f, 0, 0, 0})) == std::pair(1, throttles(-1, -1)));
  CHECK(actions(Tensor::vector({0, 1, 0, 0, 0, 0.2f, 0, 0})) == std::pair(3, throttles(-1, 1)));
  // A leg stands: no more turning, only slowing down.
  CHECK(lunar_lander_heuristic(Tensor::vector({0, 0, 0, 0, -0.2f, 0, 1, 0})) == 0);
  CHECK(lunar_lander_heuristic(Tensor::vector({0, 0, 0, -0.2f, -0.2f, 0, 0, 1})) == 2);
  CHECK_THROWS_AS(lunar_lander_heuristic(Tensor({4})), ShapeError);
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
