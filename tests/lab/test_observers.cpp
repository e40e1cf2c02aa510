#include <doctest/doctest.h>

#include <sstream>

#include "files/temporary_folder.hpp"
#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"
#include "minirl/files/atomic_file.hpp"
#include "minirl/lab/observers.hpp"

using namespace minirl;

namespace {

// A run of 100 steps in episodes of 5, the k-th with return k, at 1000 steps a second.
void play_run(const Observer& observer) {
  for (int k = 1; k <= 20; ++k) {
    observer({5 * k, 100, k, static_cast<double>(k), 5, 0.005 * k});
  }
  observer({100, 100, 20, 20, 5, 0.1, true});
}

}  // namespace

TEST_CASE("progress: plain lines at each tenth of the run") {
  std::ostringstream out;
  play_run(progress(out, ProgressStyle::plain));
  const std::vector<std::string> lines = split(out.str(), '\n');
  REQUIRE(lines.size() == 12);  // ten tenths, the end, and nothing behind the last line break
  CHECK(lines[0] == "step 10 of 100 (10 %)  episode 2  return 1.5  0.0 s  1 k steps/s");
  CHECK(lines[9] == "step 100 of 100 (100 %)  episode 20  return 10.5  0.1 s  1 k steps/s");
  CHECK(lines[11].empty());
  CHECK(out.str().find('\r') == std::string::npos);
  CHECK(out.str().find('\x1b') == std::string::npos);
}

TEST_CASE("progress: the return is the mean of the last 100 episodes") {
  std::ostringstream out;
  const Observer observer = progress(out, ProgressStyle::plain);
  for (int k = 1; k <= 150; ++k) observer({k, 1'000'000, k, k <= 50 ? 1000.0 : 3.0, 1, 1});
  observer({1'000'000, 1'000'000, 150, 3, 1, 2, true});
  CHECK(out.str() == "step 1000000 of 1000000 (100 %)  episode 150  return 3.0  2.0 s  500 k steps/s\n");
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
