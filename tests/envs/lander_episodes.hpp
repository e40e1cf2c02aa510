// Episodes of a lander, for its tests.
#pragma once
#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <numbers>
#include <utility>
#include <vector>

#include "minirl/core/statistics.hpp"
#include "minirl/envs/lunar_lander.hpp"
#include "minirl/envs/wrappers/time_limit.hpp"

namespace lander {

using namespace minirl;

inline const auto on_box2d = doctest::skip(!has_box2d());

inline Tensor throttles(double main, double side) {
  return Tensor::vector({static_cast<Scalar>(main), static_cast<Scalar>(side)});
}

// What Gymnasium's documentation says a state is worth.
inline double worth(const LunarLanderState& s) {
  return -100 * std::hypot(s.x, s.y) - 100 * std::hypot(s.x_velocity, s.y_velocity) -
         100 * std::abs(s.angle) + 10 * s.right_leg + 10 * s.left_leg;
}

// Plays from `seed` to the end; the last step.
template <class E, class Policy>
Step<Tensor> play(E& env, std::uint64_t seed, Policy policy) {
  Tensor s = env.reset(seed);
  for (;;) {
    Step<Tensor> step = env.step(policy(s));
    if (step.done()) return step;
    s = step.observation;
  }
}

inline double mean_of(const std::vector<double>& values) { return summarise(values).mean; }

inline constexpr auto nothing = [](const Tensor&) { return 0; };

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

// Goes on with the same throttles in both until one ends; they must not differ in a bit.
template <class E>
void check_same_future(E& a, E& b, std::uint64_t seed) {
  Rng rng(seed);
  for (bool over = false; !over;) {
    const auto action = a.action_space().sample(rng);
    const Step<Tensor> one = a.step(action), other = b.step(action);
    REQUIRE(one.observation == other.observation);
    REQUIRE(one.reward == other.reward);
    REQUIRE(one.done() == other.done());
    over = one.done();
  }
}

}  // namespace lander
