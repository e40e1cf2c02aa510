#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "envs/wrappers/script_env.hpp"
#include "minirl/envs/wrappers/action_repeat.hpp"
#include "minirl/envs/wrappers/clip_reward.hpp"
#include "minirl/envs/wrappers/normalise_reward.hpp"
#include "minirl/envs/wrappers/record_episode_statistics.hpp"
#include "minirl/envs/wrappers/scale_reward.hpp"
#include "minirl/envs/wrappers/time_limit.hpp"

using namespace minirl;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

}  // namespace

TEST_CASE("ScaleReward: each reward times the factor, the rest as it was") {
  ScaleReward env(CountingWorld(3), -0.5);
  CHECK(env.reset() == 0);
  CHECK(env.step(0).reward == -0.5);
  CHECK(env.step(0).reward == -1);
  const Step<int> last = env.step(0);
  CHECK(last.reward == -1.5);
  CHECK(last.terminated);
  CHECK(last.observation == 3);
  CHECK_THROWS_WITH_AS(ScaleReward(CountingWorld(3), infinity), "ScaleReward: factor is inf, not finite",
                       ConfigError);
}

TEST_CASE("ClipReward: rewards are cut off at both bounds, or at one") {
  ClipReward both(CountingWorld(4), 1.5, 3);
  both.reset();
  for (const double expected : {1.5, 2.0, 3.0, 3.0}) CHECK(both.step(0).reward == expected);
  ClipReward above(CountingWorld(4), -infinity, 2);
  above.reset();
  for (const double expected : {1.0, 2.0, 2.0, 2.0}) CHECK(above.step(0).reward == expected);
  CHECK_THROWS_WITH_AS(ClipReward(CountingWorld(4), 1, 0), "ClipReward: the low bound 1 is not below 0",
                       ConfigError);
  CHECK_THROWS_AS(ClipReward(CountingWorld(4), not_a_number, 0), ConfigError);
}

TEST_CASE("ActionRepeat: rewards add up, the last observation is seen, the end ends the repetition") {
  ActionRepeat env(CountingWorld(5), 3);
  CHECK(env.reset() == 0);
  const Step<int> first = env.step(0), second = env.step(0);
  CHECK(first.observation == 3);
  CHECK(first.reward == 1 + 2 + 3);
  CHECK_FALSE(first.done());
  CHECK(second.observation == 5);
  CHECK(second.reward == 4 + 5);
  CHECK(second.terminated);
  CHECK_THROWS_AS(env.step(0), StateError);
  CHECK_THROWS_WITH_AS(ActionRepeat(CountingWorld(5), 0), "ActionRepeat: times is 0, it must be at least 1",
                       ConfigError);
}

TEST_CASE("ActionRepeat: a limit inside counts the world's steps, one outside the agent's") {
  ActionRepeat inside(TimeLimit(CountingWorld(9), 4), 3);
  inside.reset();
  CHECK_FALSE(inside.step(0).truncated);
  CHECK(inside.step(0).truncated);
  TimeLimit outside(ActionRepeat(CountingWorld(9), 3), 2);
  outside.reset();
  outside.step(0);
  const Step<int> last = outside.step(0);
  CHECK(last.truncated);
  CHECK(last.observation == 6);
}

TEST_CASE("NormaliseReward: the variance is that of the discounted return") {
  NormaliseReward env(CountingWorld(2), 0.5);
  env.reset();
  // The first return is 1. With n = 1e-4: mean 1 / (1 + n), variance (n + n / (1 + n)) / (1 + n).
  const double n = 1e-4, variance = (n + n / (1 + n)) / (1 + n);
  CHECK(env.step(0).reward == doctest::Approx(1 / std::sqrt(variance + 1e-8)).epsilon(1e-12));
  CHECK(env.moments().mean == doctest::Approx(1 / (1 + n)).epsilon(1e-12));
  CHECK(env.discounted_return() == 1);
  env.step(0);
  CHECK(env.discounted_return() == 2);  // the step terminates: not 0.5 * 1 + 2
  env.reset();
  env.step(0);
  CHECK(env.discounted_return() == 2);  // 0.5 * 2 + 1: a reset alone does not begin anew, as in Gymnasium
}

TEST_CASE("NormaliseReward: frozen, it learns no more; what it knows can be handed on") {
  NormaliseReward env(CountingWorld(50));
  env.reset();
  for (int i = 0; i < 20; ++i) env.step(0);
  env.freeze();
  const RunningMeanStd<double> known = env.moments();
  const double reward = env.step(0).reward;
  CHECK(env.frozen());
  CHECK(env.moments() == known);
  CHECK(reward == 21 / std::sqrt(known.variance + 1e-8));
  env.unfreeze();
  env.step(0);
  CHECK(env.moments().count == known.count + 1);

  NormaliseReward other(CountingWorld(50));
  other.moments() = known;
  other.freeze();
  other.reset();
  CHECK(other.step(0).reward == 1 / std::sqrt(known.variance + 1e-8));
}

TEST_CASE("NormaliseReward: options out of range") {
  CHECK_THROWS_WITH_AS(
      NormaliseReward(CountingWorld(2), 1.5),
      "NormaliseReward: gamma is 1.5, it must be from 0 to 1; epsilon is 1e-08, it must be above 0",
      ConfigError);
  CHECK_THROWS_AS(NormaliseReward(CountingWorld(2), 0.9, 0), ConfigError);
  CHECK_THROWS_AS(NormaliseReward(CountingWorld(2), not_a_number), ConfigError);
}

TEST_CASE("RecordEpisodeStatistics: returns and lengths of the last finished episodes") {
  RecordEpisodeStatistics env(CountingWorld(3), 2);
  for (int episode = 0; episode < 3; ++episode) {
    env.reset();
    for (int i = 0; i < 3; ++i) env.step(0);
  }
  CHECK(env.episodes() == 3);
  REQUIRE(env.finished().size() == 2);
  CHECK(env.finished().back() == EpisodeStatistics{.total_reward = 6, .length = 3});
}

TEST_CASE(
    "RecordEpisodeStatistics: an episode that was broken off counts for nothing, a truncated one counts") {
  RecordEpisodeStatistics env(TimeLimit(CountingWorld(9), 4));
  env.reset();
  env.step(0);
  env.step(0);
  CHECK(env.current() == EpisodeStatistics{.total_reward = 3, .length = 2});
  env.reset();
  CHECK(env.current() == EpisodeStatistics{});
  CHECK(env.episodes() == 0);
  for (int i = 0; i < 4; ++i) env.step(0);
  REQUIRE(env.finished().size() == 1);
  CHECK(env.finished().front() == EpisodeStatistics{.total_reward = 10, .length = 4});
  CHECK_THROWS_WITH_AS(RecordEpisodeStatistics(CountingWorld(3), 0),
                       "RecordEpisodeStatistics: kept is 0, it must be at least 1", ConfigError);
}

TEST_CASE("RecordEpisodeStatistics: inside of a wrapper that changes rewards it keeps the true ones") {
  ClipReward env(RecordEpisodeStatistics(CountingWorld(3)), -1, 1);
  env.reset();
  for (int i = 0; i < 3; ++i) CHECK(env.step(0).reward == 1);
  CHECK(env.env().finished().front().total_reward == 6);
}
