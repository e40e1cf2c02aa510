#include <doctest/doctest.h>

#include <sstream>

#include "draw/svg_checks.hpp"
#include "files/temporary_folder.hpp"
#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"
#include "minirl/files/atomic_file.hpp"
#include "minirl/lab/observers.hpp"

using namespace minirl;

namespace {

void tell(const Observer& observer, TrainingEvent event) { observer(event); }

// A run of 100 steps in episodes of 5, the k-th with return k, at 1000 steps a second.
void play_run(const Observer& observer) {
  for (int k = 1; k <= 20; ++k) {
    tell(observer, {5 * k, 100, k, static_cast<double>(k), 5, 0.005 * k});
  }
  tell(observer, {100, 100, 20, 20, 5, 0.1, true});
}

}  // namespace

TEST_CASE("progress: plain lines at each tenth of the run") {
  std::ostringstream out;
  play_run(progress(out, ProgressStyle::plain));
  const std::vector<std::string> lines = split(out.str(), '\n');
  REQUIRE(lines.size() == 12);  // ten tenths, the end, and nothing behind the last line break
  CHECK(lines[0] == "step 10 of 100 (10 %)  episode 2  return 1.5  1000 steps/s  0 s left");
  CHECK(lines[9] == "step 100 of 100 (100 %)  episode 20  return 10.5  1000 steps/s  0 s left");
  CHECK(lines[10] == "step 100 of 100 (100 %)  episode 20  return 10.5  1000 steps/s  0.1 s");
  CHECK(lines[11].empty());
  CHECK(out.str().find('\r') == std::string::npos);
  CHECK(out.str().find('\x1b') == std::string::npos);
}

TEST_CASE("progress: the return is the mean of the last 100 episodes") {
  std::ostringstream out;
  const Observer observer = progress(out, ProgressStyle::plain);
  for (int k = 1; k <= 150; ++k) tell(observer, {k, 1'000'000, k, k <= 50 ? 1000.0 : 3.0, 1, 1});
  tell(observer, {1'000'000, 1'000'000, 150, 3, 1, 2, true});
  CHECK(out.str() == "step 1000000 of 1000000 (100 %)  episode 150  return 3.0  500 k steps/s  2.0 s\n");
}

TEST_CASE("progress: the time that is left at the pace so far") {
  const auto after_a_tenth = [](double seconds) {
    std::ostringstream out;
    tell(progress(out, ProgressStyle::plain), {1'000'000, 10'000'000, 1, 0, 1, seconds});
    return out.str().substr(out.str().find("steps/s"));
  };
  CHECK(after_a_tenth(5) == "steps/s  45 s left\n");
  CHECK(after_a_tenth(60) == "steps/s  9 min left\n");
  CHECK(after_a_tenth(3600) == "steps/s  9 h 0 min left\n");
}

TEST_CASE("progress: a live line is rewritten in place, at most ten times a second, and ended") {
  std::ostringstream out;
  play_run(progress(out, ProgressStyle::live));
  const std::string text = out.str();
  CHECK(text.front() == '\r');
  CHECK(split(text, '\r').size() ==
        1 + 2);  // the first episode and the end: the run takes a tenth of a second
  CHECK(text.ends_with("\x1b[K\n"));
}

TEST_CASE("console_table: a row at each tenth and at the end") {
  std::ostringstream out;
  play_run(console_table(out));
  const std::vector<std::string> lines = split(out.str(), '\n');
  REQUIRE(lines.size() == 12);  // the head, ten tenths, and nothing behind the last line break
  CHECK(lines[0] == "         step     episodes  mean return  mean length      steps/s");
  CHECK(lines[1] == "           10            2         1.50          5.0         1000");
  CHECK(lines[10] == "          100           20        15.50          5.0         1000");
}

TEST_CASE("console_table: the pace is that since the row before; a run that ends early has its last row") {
  std::ostringstream out;
  const Observer observer = console_table(out);
  tell(observer, {100, 1000, 1, 7, 100, 1});
  tell(observer, {200, 1000, 2, 8, 100, 11});
  tell(observer, {250, 1000, 3, 9, 50, 12});
  tell(observer, {250, 1000, 3, 9, 50, 12, true});
  const std::vector<std::string> lines = split(out.str(), '\n');
  REQUIRE(lines.size() == 5);
  CHECK(lines[1].ends_with(" 100"));
  CHECK(lines[2].ends_with(" 10"));
  CHECK(lines[3] == "          250            3         8.00         83.3           50");
}

TEST_CASE("early_stop: when the last episodes are good enough on average, and are enough") {
  const Observer observer = early_stop(10, 2);
  auto stops_after = [&, episode = 0L](double episode_return) mutable {
    TrainingEvent event{++episode, 100, episode, episode_return, 1, 0};
    observer(event);
    return event.enough;
  };
  CHECK_FALSE(stops_after(1000));  // only one
  CHECK_FALSE(stops_after(-990));
  CHECK_FALSE(stops_after(1009));
  CHECK(stops_after(11));
  CHECK_THROWS_AS(early_stop(10, 0), ConfigError);
}

TEST_CASE("tensorboard: a run's curves in an event file, one file more when it goes on") {
  const TemporaryFolder folder;
  play_run(tensorboard(folder.path()));
  tell(tensorboard_after(folder.path(), 100), {.step = 105,
                                               .steps = 200,
                                               .episode = 21,
                                               .episode_return = 1,
                                               .episode_length = 5,
                                               .seconds = 0.1,
                                               .metrics = {{"loss", 0.5}}});
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
    files.push_back(read_file(entry.path()));
  }
  REQUIRE(files.size() == 2);
  if (files[0].size() < files[1].size()) std::swap(files[0], files[1]);
  for (const char* tag : {"episode/return", "episode/length", "run/steps_per_second"}) {
    CHECK(count(files[0], tag) == 20);
    CHECK(count(files[1], tag) == 1);
  }
  CHECK(count(files[1], "agent/loss") == 1);
}

TEST_CASE("csv: a row for each episode") {
  const TemporaryFolder folder;
  Observer observer = csv(folder / "curve.csv");
  play_run(observer);
  const std::string text = read_file(folder / "curve.csv");
  CHECK(text.starts_with("step,episode,return,length\n5,1,1,5\n10,2,2,5\n"));
  CHECK(split(text, '\n').size() == 1 + 20 + 1);
  CHECK_THROWS_AS(csv(folder / "missing/curve.csv"), IoError);
}

TEST_CASE("collect: the learning curve without the event of the end") {
  std::vector<CurvePoint> curve;
  play_run(collect(curve));
  REQUIRE(curve.size() == 20);
  CHECK(curve[1].step == 10);
  CHECK(curve[1].episode_return == 2);
}
