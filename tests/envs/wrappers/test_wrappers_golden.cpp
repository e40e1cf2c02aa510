// Gymnasium's wrappers and OpenCV's pictures: data/golden/wrappers, made by the script beside the files.
#include <doctest/doctest.h>

#include <memory>

#include "envs/wrappers/echo_env.hpp"
#include "envs/wrappers/script_env.hpp"
#include "golden/golden_folder.hpp"
#include "golden/row.hpp"
#include "minirl/envs/wrappers/clip_action.hpp"
#include "minirl/envs/wrappers/discretise_action.hpp"
#include "minirl/envs/wrappers/frame_skip.hpp"
#include "minirl/envs/wrappers/frame_stack.hpp"
#include "minirl/envs/wrappers/normalise_observation.hpp"
#include "minirl/envs/wrappers/normalise_reward.hpp"
#include "minirl/envs/wrappers/rescale_action.hpp"
#include "minirl/envs/wrappers/resize_grey.hpp"

using namespace minirl;
using namespace minirl::golden;

namespace {

// Data of the same form made with another seed may lie in the folder that MINIRL_GOLDEN names.
Csv table(const std::string& name) {
  const auto named = golden_folder() / "wrappers" / name;
  const auto own = std::filesystem::path(MINIRL_DATA_DIR) / "golden" / "wrappers" / name;
  return Csv::read(std::filesystem::exists(named) ? named : own);
}

void passes(const Csv& csv, const auto& check) {
  Tally tally;
  check_rows(csv, tally, check);
  for (const std::string& text : tally.failures) MESSAGE(text);
  CHECK(tally.failed == 0);
  CHECK(tally.passed > 0);
}

Tensor tensor_of(const std::vector<double>& numbers, const Shape& shape) {
  Tensor t(shape);
  REQUIRE(static_cast<int>(numbers.size()) == t.size());
  for (int i = 0; i < t.size(); ++i) t[i] = static_cast<Scalar>(numbers[static_cast<std::size_t>(i)]);
  return t;
}

std::vector<double> numbers_of(const Tensor& t) { return {t.begin(), t.end()}; }

Tensor vector_in(const Row& row, const char* column) {
  const auto numbers = row.numbers<double>(column);
  return tensor_of(numbers, {static_cast<int>(numbers.size())});
}

Frame frame_of(const std::vector<std::int64_t>& bytes, int height, int width, int channels) {
  Frame frame(height, width, channels);
  REQUIRE(static_cast<int>(bytes.size()) == frame.size());
  for (std::size_t i = 0; i < bytes.size(); ++i) frame.bytes()[i] = static_cast<std::uint8_t>(bytes[i]);
  return frame;
}

bool flag(const Row& row, const char* column) { return row.number<std::int64_t>(column) != 0; }

std::vector<int> extents_in(const Row& row, const char* column) {
  std::vector<int> extents;
  for (const std::int64_t extent : row.numbers<std::int64_t>(column))
    extents.push_back(static_cast<int>(extent));
  return extents;
}

// The observations (made by `observe`), rewards and ends of all rows.
template <class Obs>
std::vector<Step<Obs>> script(const Csv& csv, const auto& observe) {
  std::vector<Step<Obs>> lines;
  for (std::size_t i = 0; i < csv.rows(); ++i) {
    const Row row(csv, i);
    const bool rewarded = csv.name().find("reward") != std::string::npos;
    lines.push_back({observe(row), rewarded ? row.number<double>("reward") : 0, flag(row, "terminated"),
                     flag(row, "truncated")});
  }
  return lines;
}

// What the environment inside is given when the wrapper of this row is given its action.
Tensor passed_on(const Row& row) {
  const EchoEnv echo(Box(vector_in(row, "low"), vector_in(row, "high")));
  if (row.text("wrapper") == "DiscretizeAction") {
    DiscretiseAction env(echo, row.number<std::int64_t>("arguments") == 2 ? 2 : 5);
    env.reset();
    return env.step(parse_small(row.text("action"), "action")).observation;
  }
  if (row.text("wrapper") == "ClipAction") {
    ClipAction env(echo);
    env.reset();
    return env.step(vector_in(row, "action")).observation;
  }
  const auto bounds = row.numbers<double>("arguments");
  RescaleAction env(echo, bounds.at(0), bounds.at(1));
  env.reset();
  return env.step(vector_in(row, "action")).observation;
}

}  // namespace

TEST_CASE("golden wrappers: actions arrive with Gymnasium's bits") {
  passes(table("actions.csv"), [](Row& row) {
    const Tensor low = vector_in(row, "low"), high = vector_in(row, "high"), got = passed_on(row);
    Tensor expected = vector_in(row, "inner");
    // Gymnasium's RescaleAction may round out of the bounds; here the bound is taken.
    for (int i = 0; i < expected.size(); ++i) expected[i] = std::clamp(expected[i], low[i], high[i]);
    if (got == expected) return;
    row.differs(join("expected ", to_text(expected), ", got ", to_text(got)));
  });
}

TEST_CASE("golden wrappers: NormaliseObservation") {
  const Csv csv = table("normalise_observation.csv");
  const auto observe = [](const Row& row) { return vector_in(row, "observation"); };
  const Box space(-1e30f, 1e30f, observe(Row(csv, 0)).shape());
  NormaliseObservation env(ScriptEnv<Tensor>(space, script<Tensor>(csv, observe)));
  passes(csv, [&](Row& row) {
    flag(row, "frozen") ? env.freeze() : env.unfreeze();
    const Tensor s = row.text("event") == "R" ? env.reset() : env.step(0).observation;
    row.expect("normalised", numbers_of(s));
    row.expect("mean", numbers_of(env.moments().mean));
    row.expect("variance", numbers_of(env.moments().variance));
    row.expect("count", env.moments().count);
  });
}

TEST_CASE("golden wrappers: NormaliseReward") {
  const Csv csv = table("normalise_reward.csv");
  const auto observe = [](const Row&) { return 0; };
  NormaliseReward env(ScriptEnv<int>(Discrete(1), script<int>(csv, observe)), 0.9);
  passes(csv, [&](Row& row) {
    flag(row, "frozen") ? env.freeze() : env.unfreeze();
    if (row.text("event") == "R") {
      env.reset();
    } else {
      row.expect("normalised", env.step(0).reward);
    }
    row.expect("mean", env.moments().mean);
    row.expect("variance", env.moments().variance);
    row.expect("count", env.moments().count);
    row.expect("return", env.discounted_return());
  });
}

namespace {

// A stack [k, height, width, channels] with its pictures as channels.
Frame as_channels(const std::vector<std::int64_t>& stacked, int count, const std::vector<int>& shape) {
  Frame all(shape[0], shape[1], shape[2] * count);
  std::size_t at = 0;
  for (int k = 0; k < count; ++k) {
    for (int i = 0; i < shape[0] * shape[1] * shape[2]; ++i) {
      const int channel = i % shape[2], column = i / shape[2] % shape[1], row = i / shape[2] / shape[1];
      all(row, column, k * shape[2] + channel) = static_cast<std::uint8_t>(stacked.at(at++));
    }
  }
  return all;
}

// Rows stand in order: a stack of another kind or depth begins with other words than the row before.
template <class Obs>
void check_stacks(const Csv& csv, const char* kind, const SpaceOf<Obs>& space, int count, const auto& observe,
                  const auto& expect) {
  std::vector<Step<Obs>> lines;
  std::vector<std::size_t> rows;
  for (std::size_t i = 0; i < csv.rows(); ++i) {
    const Row row(csv, i);
    if (row.text("kind") != kind || row.number<std::int64_t>("count") != count) continue;
    lines.push_back({observe(row), 0, flag(row, "terminated"), flag(row, "truncated")});
    rows.push_back(i);
  }
  REQUIRE(rows.size() > 5);
  FrameStack env(ScriptEnv<Obs>(space, lines), count);
  for (const std::size_t i : rows) {
    Row row(csv, i);
    const Obs got = row.text("event") == "R" ? env.reset() : env.step(0).observation;
    CHECK_MESSAGE(got == expect(row), row.place());
    CHECK(env.observation_space().contains(got));
  }
}

void check_tensor_stacks(const Csv& csv, int count, const Shape& shape, const Shape& stacked) {
  check_stacks<Tensor>(
      csv, "tensor", Box(-1e30f, 1e30f, shape), count,
      [&](const Row& row) { return tensor_of(row.numbers<double>("observation"), shape); },
      [&](const Row& row) { return tensor_of(row.numbers<double>("stacked"), stacked); });
}

}  // namespace

TEST_CASE("golden wrappers: FrameStack") {
  const Csv csv = table("frame_stack.csv");
  check_tensor_stacks(csv, 3, {2}, {3, 2});
  check_tensor_stacks(csv, 2, {2, 2}, {2, 2, 2});
  check_stacks<Frame>(
      csv, "frame", Pixels(2, 3, 2), 4,
      [](const Row& row) { return frame_of(row.numbers<std::int64_t>("observation"), 2, 3, 2); },
      [](const Row& row) {
        return as_channels(row.numbers<std::int64_t>("stacked"), 4, {2, 3, 2});
      });
}

TEST_CASE("golden wrappers: FrameSkip in steps that do not end") {
  passes(table("frame_skip.csv"), [](Row& row) {
    const int skip = parse_small(row.text("skip"), "skip");
    const auto bytes = row.numbers<std::int64_t>("frames");
    const auto rewards = row.numbers<double>("rewards");
    std::vector<Step<Frame>> lines{{Frame(2, 2, 3), 0, false, false}};
    for (int i = 0; i < skip; ++i) {
      const auto from = bytes.begin() + i * 12;
      lines.push_back(
          {frame_of({from, from + 12}, 2, 2, 3), rewards.at(static_cast<std::size_t>(i)), false, false});
    }
    FrameSkip env(ScriptEnv<Frame>(Pixels(2, 2, 3), lines), skip);
    env.reset();
    const Step<Frame> step = env.step(0);
    row.expect("larger", std::vector<int>(step.observation.bytes().begin(), step.observation.bytes().end()));
    row.expect("reward", step.reward);
  });
}

TEST_CASE("golden wrappers: grey pictures are OpenCV's up to one level, and nearly all are the same") {
  const Csv csv = table("resize_grey.csv");
  long pixels = 0, others = 0;
  passes(csv, [&](Row& row) {
    const auto shape = extents_in(row, "shape"), small = extents_in(row, "small");
    Frame picture(shape.at(0), shape.at(1), shape.at(2));
    Rng(row.word("seed")).bytes(picture.bytes());
    const Frame got = resized_grey(picture, small.at(0), small.at(1));
    const auto greys = extents_in(row, "greys");
    for (int column = 0; column < small[1]; ++column) {
      const int expected = greys.at(static_cast<std::size_t>(column));
      const int off = std::abs(expected - got(parse_small(row.text("row"), "row"), column, 0));
      ++pixels;
      if (off > 0) ++others;
      if (off > 1) row.differs(join("column ", column, ": expected ", expected, ", off by ", off));
    }
  });
  CAPTURE(others);
  CHECK(others * 200 < pixels);  // grey values that lie between two levels
}
