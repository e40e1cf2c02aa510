#include <doctest/doctest.h>

#include <set>

#include "minirl/core/errors.hpp"
#include "minirl/envs/lunar_lander.hpp"
#include "minirl/envs/registry.hpp"

using namespace minirl;

namespace {

// What an environment of any kind says of itself.
std::string spaces_of(const AnyEnv& env) {
  return std::visit([](const auto& e) { return e->observation_space().text() + e->action_space().text(); },
                    env);
}

}  // namespace

TEST_CASE("registry: the CartPoles have Gymnasium's limits and thresholds") {
  CHECK(env_spec("CartPole-v0").max_episode_steps == 200);
  CHECK(env_spec("CartPole-v0").reward_threshold == 195);
  CHECK(env_spec("CartPole-v1").max_episode_steps == 500);
  CHECK(env_spec("CartPole-v1").reward_threshold == 475);
}

TEST_CASE("registry: the other worlds of classic control too") {
  CHECK(env_spec("MountainCar-v0").max_episode_steps == 200);
  CHECK(env_spec("MountainCar-v0").reward_threshold == -110);
  CHECK(env_spec("MountainCarContinuous-v0").max_episode_steps == 999);
  CHECK(env_spec("MountainCarContinuous-v0").reward_threshold == 90);
  CHECK(env_spec("Pendulum-v1").max_episode_steps == 200);
  CHECK_FALSE(env_spec("Pendulum-v1").reward_threshold.has_value());
  CHECK(env_spec("Acrobot-v1").max_episode_steps == 500);
  CHECK(env_spec("Acrobot-v1").reward_threshold == -100);
  CHECK_NOTHROW(make_continuous("Pendulum-v1"));
}

TEST_CASE("registry: a time limit takes the actions that its world clips") {
  const auto env = make_continuous("Pendulum-v1");
  env->reset(0);
  CHECK_NOTHROW(env->step(Tensor::vector({5})));
}

TEST_CASE("registry: every entry makes what it says") {
  std::set<std::string> ids;
  for (const EnvSpec& spec : all_envs()) {
    CAPTURE(spec.id);
    CHECK(ids.insert(spec.id).second);
    CHECK_FALSE(spec.about.empty());
    if (!has_box2d() && spec.needs.starts_with("Box2D")) {
      CHECK_THROWS_AS(make_env(spec.id), ConfigError);
      continue;
    }
    const AnyEnv env = make_env(spec.id);
    CHECK(env.index() == static_cast<std::size_t>(spec.kind));
    CHECK_FALSE(spaces_of(env).empty());
  }
}

TEST_CASE("registry: the limit is part of what is made") {
  const auto env = make_discrete("CartPole-v0");
  int longest = 0;
  for (std::uint64_t seed = 0; seed < 5; ++seed) {
    Tensor s = env->reset(seed);
    for (int steps = 1;; ++steps) {
      auto [s2, reward, terminated, truncated] = env->step(s[2] + s[3] > 0 ? 1 : 0);
      longest = std::max(longest, steps);
      if (terminated || truncated) break;
      s = s2;
    }
  }
  CHECK(longest == 200);
}

TEST_CASE("registry: an unknown name") {
  std::vector<std::string> ids;
  for (const EnvSpec& spec : all_envs()) ids.push_back(spec.id);
  CHECK_THROWS_WITH_AS(make_env("CartPole-v12"), unknown("environment", "CartPole-v12", ids).c_str(),
                       ConfigError);
  CHECK_THROWS_AS(env_spec("?"), ConfigError);
}

TEST_CASE("registry: an environment of another kind") {
  CHECK_THROWS_WITH_AS(
      make_continuous("CartPole-v1"),
      "make_continuous: CartPole-v1 is discrete (observations are tensors, actions are whole "
      "numbers); asked for was continuous (observations and actions are tensors)",
      ConfigError);
  CHECK_THROWS_AS(make_tabular("CartPole-v1"), ConfigError);
}
