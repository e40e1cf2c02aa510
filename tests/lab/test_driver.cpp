#include "minirl/lab/driver.hpp"

#include <doctest/doctest.h>

#include <vector>

#include "lab/counting_env.hpp"

using namespace minirl;

namespace {

const auto act_2 = [](const Tensor&) { return 2; };

}  // namespace

TEST_CASE("Driver: steps go on across the ends of episodes, from call to call") {
  CountingEnv env;  // episode k lasts k steps
  Driver<CountingEnv> driver(env);
  driver.start(11);
  std::vector<float> seen;
  const auto see = [&](const Tensor& s, int a, const Step<Tensor>& step) {
    CHECK(a == 2);
    CHECK(step.reward == 2);
    seen.push_back(s[0]);
  };
  driver.steps(2, act_2, see);
  CHECK(seen == std::vector<float>{0, 0});
  driver.steps(3, act_2, see);
  CHECK(seen == std::vector<float>{0, 0, 1, 0, 1});
  CHECK(env.first_seed == 11);
}

TEST_CASE("Driver: an episode's end says what it amounted to") {
  CountingEnv env;
  Driver<CountingEnv> driver(env);
  const auto see = [](const Tensor&, int, const Step<Tensor>&) {};
  driver.episodes(2, act_2, see);
  CHECK_FALSE(driver.step(act_2, see).has_value());
  CHECK_FALSE(driver.step(act_2, see).has_value());
  const auto end = driver.step(act_2, see);
  REQUIRE(end.has_value());
  CHECK(end->length == 3);
  CHECK(end->episode_return == 6);
}

TEST_CASE("Driver: random steps fill a memory before somebody learns from it") {
  CountingEnv env;
  Driver<CountingEnv> driver(env);
  Rng rng(1);
  int kept = 0;
  driver.steps(
      20, [&](const Tensor&) { return random_action(env, rng); },
      [&](const Tensor&, int, const Step<Tensor>&) { ++kept; });
  CHECK(kept == 20);
}
