#include <doctest/doctest.h>

#include "lab/counting_env.hpp"
#include "minirl/envs/cartpole.hpp"
#include "minirl/envs/wrappers/time_limit.hpp"
#include "minirl/lab/record.hpp"

using namespace minirl;

namespace {

// The pictures in a GIF: each has one graphic control block, 21 F9 04.
int frames(const std::string& gif) {
  int count = 0;
  for (auto at = gif.find("\x21\xF9\x04"); at != std::string::npos; at = gif.find("\x21\xF9\x04", at + 1)) {
    ++count;
  }
  return count;
}

int always_left(const Tensor&) { return 0; }

}  // namespace

TEST_CASE("record_episode: the start, every second step, the end, which stays") {
  CountingEnv env;
  for (int i = 0; i < 4; ++i) env.reset();  // the next episode lasts 5 steps
  const std::string gif = record_episode(env, always_left, {.width = 8, .height = 4, .pause = 3});
  CHECK(gif.starts_with("GIF89a"));
  CHECK(gif[6] == 8);
  CHECK(gif[8] == 4);
  CHECK(frames(gif) == 4 + 2);  // after 0, 2, 4 and 5 steps, and the last one twice more
}

TEST_CASE("record_episode: the same seed gives the same bytes, another one others") {
  TimeLimit env(CartPole{}, 500);
  const std::string once = record_episode(env, always_left, {.seed = 1});
  CHECK(once == record_episode(env, always_left, {.seed = 1}));
  CHECK(once != record_episode(env, always_left, {.seed = 2}));
}

TEST_CASE("record_episode: at least one step a frame") {
  CountingEnv env;
  CHECK_THROWS_WITH_AS(record_episode(env, always_left, {.steps_per_frame = 0}),
                       "record_episode: steps_per_frame is 0, at least 1 is needed", ConfigError);
}
