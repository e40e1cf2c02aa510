#include <doctest/doctest.h>

#include <cmath>
#include <utility>
#include <vector>

#include "minirl/core/statistics.hpp"
#include "minirl/envs/lunar_lander.hpp"
#include "minirl/envs/wrappers/time_limit.hpp"

using namespace minirl;

namespace {

const auto on_box2d = doctest::skip(!has_box2d());

Tensor throttles(double main, double side) {
  return Tensor::vector({static_cast<Scalar>(main), static_cast<Scalar>(side)});
}

template <class E, class Policy>
std::vector<double> returns_of(E env, Policy policy, int episodes) {
  std::vector<double> returns;
  for (int seed = 0; seed < episodes; ++seed) {
    Tensor s = env.reset(static_cast<std::uint64_t>(seed));
    double sum = 0;
    for (bool over = false; !over;) {
      Step<Tensor> step = env.step(policy(s));
      sum += step.reward;
      over = step.done();
      s = std::move(step.observation);
    }
    returns.push_back(sum);
  }
  return returns;
}

double mean_of(const std::vector<double>& values) { return summarise(values).mean; }

}  // namespace

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
