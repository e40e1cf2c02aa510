#include <doctest/doctest.h>

#include <cmath>

#include "minirl/draw/canvas.hpp"
#include "minirl/envs/notebook_cartpole_env.hpp"
#include "minirl/envs/registry.hpp"

using namespace minirl;

namespace {

// Steps of an episode that the angle alone steers.
int length(DiscreteEnv& env, std::uint64_t seed) {
  Tensor s = env.reset(seed);
  for (int steps = 1;; ++steps) {
    auto step = env.step(s[2] < 0 ? 0 : 1);
    if (step.done()) return steps;
    s = step.observation;
  }
}

}  // namespace

TEST_CASE("NotebookCartPoleEnv: the resets that the notebook prints for seed 42") {
  NotebookCartPoleEnv env;
  const double printed[3][4] = {{-0.01258566, -0.00156614, 0.04207708, -0.00180545},
                                {0.00560942, 0.01842265, -0.03590751, -0.0120678},
                                {-0.03056663, 0.02063487, 0.01650017, 0.04869769}};
  for (int k = 0; k < 3; ++k) {
    const Tensor s = k == 0 ? env.reset(42) : env.reset();
    for (int i = 0; i < 4; ++i) {
      const double exact = env.state()[static_cast<std::size_t>(i)];
      CHECK(std::round(exact * 1e8) == std::round(printed[k][i] * 1e8));
      CHECK(s[i] == static_cast<float>(exact));
    }
  }
  env.reset(42);
  env.step(1);
  CHECK(std::round(env.state()[1] * 1e8) == 19292789);
}

TEST_CASE("NotebookCartPoleEnv: lengths of the notebook's games, limits of 2000 and 5000 steps") {
  const auto env = make_discrete("NotebookCartPole-2000");
  CHECK(length(*env, 1) == 50);  // the notebook counts 51
  CHECK(env_spec("NotebookCartPole-2000").max_episode_steps == 2000);
  CHECK(env_spec("NotebookCartPole-5000").max_episode_steps == 5000);
}

TEST_CASE("NotebookCartPoleEnv: only the fall terminates") {
  NotebookCartPoleEnv env;
  env.reset(0);
  env.set_state({2.4, 0, 0, 0});
  CHECK_FALSE(env.step(0).done());
  const auto out = env.step(1);
  CHECK((out.terminated == (std::abs(env.state()[0]) > 2.4)));
  env.reset(0);
  env.set_state({2.4, 1, 0, 0});
  CHECK(env.step(1).terminated);
  CHECK_THROWS_AS(env.step(1), StateError);
}

TEST_CASE("NotebookCartPoleEnv: actions that are none; seeds; the picture is CartPole's") {
  NotebookCartPoleEnv env, unseeded;
  CHECK(unseeded.reset() == env.reset(0));
  CHECK_THROWS_WITH_AS(env.step(2), "step: action 2 is not in Discrete(2)", ConfigError);
  CHECK(env.observation_space() == CartPole{}.observation_space());
  CartPole now;
  now.set_state(env.state());
  Canvas canvas(120, 80), other(120, 80);
  env.draw(canvas);
  now.draw(other);
  CHECK(std::equal(canvas.bytes().begin(), canvas.bytes().end(), other.bytes().begin()));
}
