#include <doctest/doctest.h>

#include "files/temporary_folder.hpp"
#include "lab/counting_env.hpp"
#include "minirl/envs/cartpole.hpp"
#include "minirl/envs/wrappers/time_limit.hpp"
#include "minirl/files/atomic_file.hpp"
#include "minirl/lab/record.hpp"
#include "minirl/lab/record_video.hpp"

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
                       "recording: steps_per_frame is 0, at least 1 is needed", ConfigError);
}

TEST_CASE("RecordVideo: the episodes that are asked for, each in a file of its own") {
  const TemporaryFolder folder;
  const auto play = [&](RecordVideo<CountingEnv>& env, int episodes) {
    for (int i = 0; i < episodes; ++i) {
      env.reset();
      while (!env.step(0).done()) {
      }
    }
  };
  RecordVideo env(CountingEnv{},
                  {.folder = folder / "new/videos", .trigger = [](long i) { return i % 2 == 1; }});
  play(env, 4);
  REQUIRE(env.files().size() == 2);
  CHECK(env.files()[0] == folder / "new/videos/episode-1.gif");
  CHECK(env.files()[1].filename() == "episode-3.gif");
  CHECK(frames(read_file(env.files()[1])) > frames(read_file(env.files()[0])));  // the episodes grow longer
  RecordVideo again(CountingEnv{},
                    {.folder = folder / "new/videos", .trigger = [](long i) { return i == 1; }});
  play(again, 2);
  CHECK(again.files()[0].filename() == "episode-1-2.gif");  // names never collide
}

TEST_CASE("RecordVideo: an episode that is broken off is written too") {
  const TemporaryFolder folder;
  RecordVideo env(CountingEnv{}, {.folder = folder.path(), .name = "run"});
  env.reset();
  env.save();
  env.save();
  CHECK(env.files().size() == 1);
  env.reset();
  env.reset();
  CHECK(env.files().back() == folder / "run-1.gif");
  CHECK_THROWS_AS(RecordVideo(CountingEnv{}, {.folder = folder.path(), .picture = {.steps_per_frame = 0}}),
                  ConfigError);
}

TEST_CASE("RecordVideo: after a restart the episodes are counted on, and the one under way is not recorded") {
  const TemporaryFolder folder;
  const auto video = [&] { return RecordVideo(CartPole{}, {.folder = folder.path()}); };
  auto before = video(), after = video();
  before.reset(0);
  before.reset();
  before.step(1);
  Archive saved;
  before.archive(saved);
  Archive again(saved.arrays(), "memory");
  after.archive(again);
  again.expect_no_more();
  CHECK(after.step(0).observation == before.step(0).observation);
  after.save();
  CHECK(after.files().empty());
  for (int i = 2; i <= 8; ++i) after.reset();
  after.save();
  REQUIRE(after.files().size() == 1);
  CHECK(after.files()[0].filename() == "episode-8.gif");
}

TEST_CASE("RecordVideo: Gymnasium's schedule") {
  std::vector<long> recorded;
  for (long i = 0; i <= 3000; ++i) {
    if (is_worth_recording(i)) recorded.push_back(i);
  }
  CHECK(recorded == std::vector<long>{0, 1, 8, 27, 64, 125, 216, 343, 512, 729, 1000, 2000, 3000});
}
