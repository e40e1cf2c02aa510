#include <doctest/doctest.h>

#include <limits>

#include "minirl/draw/canvas.hpp"
#include "minirl/envs/frozen_lake.hpp"
#include "minirl/envs/wrappers/time_limit.hpp"

using namespace minirl;

namespace {

FrozenLake lake_at(int s, const FrozenLakeConfig& config = {.slippery = false}) {
  FrozenLake env(config);
  env.reset(0);
  env.set_state(s);
  return env;
}

// Where each of the four actions leads without slipping.
std::vector<int> neighbours(int s) {
  std::vector<int> next;
  for (const int a : {FrozenLake::left, FrozenLake::down, FrozenLake::right, FrozenLake::up}) {
    next.push_back(lake_at(s).step(a).observation);
  }
  return next;
}

}  // namespace

TEST_CASE("FrozenLake: Gymnasium's two lakes") {
  const FrozenLake small, large({.map = lake_8x8()});
  CHECK(small.observation_space() == Discrete(16));
  CHECK(large.observation_space() == Discrete(64));
  CHECK(small.action_space() == Discrete(4));
  CHECK(small.start_distribution()[0] == 1);
  CHECK(FrozenLake{}.reset(42) == 0);
}

TEST_CASE("FrozenLake: left, down, right, up; the edge holds back") {
  CHECK(neighbours(9) == std::vector<int>{8, 13, 10, 5});
  CHECK(neighbours(0) == std::vector<int>{0, 4, 1, 0});
  CHECK(neighbours(3) == std::vector<int>{2, 7, 3, 3});
  CHECK(neighbours(13) == std::vector<int>{12, 13, 14, 9});
}

TEST_CASE("FrozenLake: on ice a step goes to either side as often as straight on, left neighbour first") {
  const FrozenLake env;
  const auto outcomes = env.table().at(9, FrozenLake::down);  // beside it are left and right
  REQUIRE(outcomes.size() == 3);
  CHECK(outcomes[0].next == 8);
  CHECK(outcomes[1].next == 13);
  CHECK(outcomes[2].next == 10);
  for (const Transition& t : outcomes) CHECK(t.probability == doctest::Approx(1 / 3.0));
}

TEST_CASE("FrozenLake: success rate") {
  const FrozenLake env({.success_rate = 0.8});
  const auto outcomes = env.table().at(9, FrozenLake::left);
  CHECK(outcomes[0].next == 5);  // up
  CHECK(outcomes[0].probability == doctest::Approx(0.1));
  CHECK(outcomes[1].next == 8);
  CHECK(outcomes[1].probability == 0.8);
  CHECK(outcomes[2].next == 13);  // down
  CHECK_THROWS_WITH_AS(FrozenLake({.success_rate = 1.5}),
                       "FrozenLake: success_rate is 1.5, it must be from 0 to 1", ConfigError);
  CHECK_THROWS_AS(FrozenLake({.success_rate = std::numeric_limits<double>::quiet_NaN()}), ConfigError);
}

TEST_CASE("FrozenLake: goal and holes end the task, the goal gives 1") {
  const auto goal = lake_at(14).step(FrozenLake::right);
  CHECK(goal.observation == 15);
  CHECK(goal.reward == 1);
  CHECK(goal.terminated);
  const auto hole = lake_at(4).step(FrozenLake::right);
  CHECK(hole.reward == 0);
  CHECK(hole.terminated);
  CHECK(lake_at(0).step(FrozenLake::right).reward == 0);
  CHECK_FALSE(lake_at(0).step(FrozenLake::right).done());
}

TEST_CASE("FrozenLake: rewards of one's own") {
  const FrozenLakeConfig config{.slippery = false, .rewards = {.goal = 10, .hole = -5, .frozen = -1}};
  CHECK(lake_at(14, config).step(FrozenLake::right).reward == 10);
  CHECK(lake_at(4, config).step(FrozenLake::right).reward == -5);
  CHECK(lake_at(1, config).step(FrozenLake::left).reward == -1);  // the start is frozen
  CHECK(lake_at(5, config).step(FrozenLake::left).reward == 0);  // who lies in a hole stays there for nothing
  CHECK_THROWS_AS(FrozenLake({.rewards = {.hole = -std::numeric_limits<double>::infinity()}}), ConfigError);
}

TEST_CASE("FrozenLake: a map of one's own, with two starts") {
  FrozenLake env({.map = {"SFH", "SFG"}, .slippery = false});
  CHECK(env.rows() == 2);
  CHECK(env.columns() == 3);
  CHECK(env.start_distribution()[0] == 0.5);
  CHECK(env.start_distribution()[3] == 0.5);
  env.reset(1);
  env.set_state(4);
  CHECK(env.step(FrozenLake::right).reward == 1);
}

TEST_CASE("FrozenLake: maps that are none") {
  CHECK_THROWS_WITH_AS(FrozenLake({.map = {}}), "FrozenLake: the map is empty", ConfigError);
  CHECK_THROWS_WITH_AS(FrozenLake({.map = {""}}), "FrozenLake: the map is empty", ConfigError);
  CHECK_THROWS_WITH_AS(FrozenLake({.map = {"SF", "F"}}), "FrozenLake: row 1 of the map has 1 tiles, row 0 2",
                       ConfigError);
  CHECK_THROWS_WITH_AS(FrozenLake({.map = {"SF", "xG"}}),
                       "FrozenLake: 'x' in row 1 of the map is none of S start, F frozen, H hole, G goal",
                       ConfigError);
  CHECK_THROWS_WITH_AS(FrozenLake({.map = {"FG"}}), "FrozenLake: the map has no start, S", ConfigError);
}

TEST_CASE("random_lake: start, goal, a way between them, and the same lake for the same seed") {
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    const LakeMap map = random_lake(6, 0.7, seed);
    CHECK(map == random_lake(6, 0.7, seed));
    CHECK(map.size() == 6);
    CHECK(map[0][0] == 'S');
    CHECK(map[5][5] == 'G');
    CHECK_NOTHROW(FrozenLake({.map = map}));
  }
  CHECK_FALSE(random_lake(6, 0.7, 1) == random_lake(6, 0.7, 2));
  CHECK(random_lake(2, 1.5, 0) == LakeMap{"SF", "FG"});
}

TEST_CASE("random_lake: lakes that cannot be") {
  CHECK_THROWS_WITH_AS(random_lake(1, 0.8, 0),
                       "random_lake: size 1, p 0.8; the size is at least 2 and p above 0", ConfigError);
  CHECK_THROWS_AS(random_lake(4, 0, 0), ConfigError);
  CHECK_THROWS_AS(random_lake(4, std::numeric_limits<double>::quiet_NaN(), 0), ConfigError);
  CHECK_THROWS_AS(random_lake(12, 0.05, 0), ConfigError);  // not in 100,000 tries
}

TEST_CASE("FrozenLake: actions that are none, calls out of order") {
  FrozenLake env;
  CHECK_THROWS_AS(env.step(0), StateError);
  env.reset(1);
  CHECK_THROWS_WITH_AS(env.step(4), "step: action 4 is not in Discrete(4)", ConfigError);
}

TEST_CASE("FrozenLake: the limit cuts off, the hole ends") {
  TimeLimit env(FrozenLake({.slippery = false}), 3);
  env.reset(0);
  CHECK_FALSE(env.step(FrozenLake::left).done());
  CHECK_FALSE(env.step(FrozenLake::left).done());
  const auto last = env.step(FrozenLake::left);
  CHECK(last.truncated);
  CHECK_FALSE(last.terminated);
}

TEST_CASE("FrozenLake: the picture shows the walker, the holes and the goal") {
  const auto middle_of = [](int shown, int walker_at) {
    Canvas canvas(90, 90);  // cells are 20 pixels wide and begin at 5
    lake_at(walker_at).draw(canvas);
    return canvas.pixel(15 + 20 * (shown % 4), 15 + 20 * (shown / 4));
  };
  const Colour walker{208, 138, 66}, water{38, 70, 112}, ice{208, 228, 240};
  CHECK(middle_of(6, 6) == walker);
  CHECK(middle_of(6, 0) == ice);
  CHECK(middle_of(5, 0) == water);
}

TEST_CASE("FrozenLake: notes shade the cells by their values and point where the policy goes") {
  GridNotes notes{.values = std::vector<double>(16), .policy = std::vector<double>(64)};
  notes.values[14] = 1;                        // the highest is the darkest
  notes.policy[6 * 4 + FrozenLake::down] = 1;  // from the middle of the cell downwards
  Canvas canvas(900, 900);                     // cells of 200 pixels from 50
  lake_at(0).draw(canvas, notes);
  const auto near_corner = [&](int s) { return canvas.pixel(60 + 200 * (s % 4), 60 + 200 * (s / 4)); };
  CHECK(near_corner(14) == Colour{112, 176, 206});
  CHECK(near_corner(6) == Colour{247, 243, 230});
  const Colour ink{48, 58, 74};
  CHECK(canvas.pixel(550, 380) == ink);  // below the arrow's start
  CHECK_FALSE(canvas.pixel(550, 300) == ink);
  CHECK_FALSE(canvas.pixel(590, 324) == ink);
}

TEST_CASE("FrozenLake: notes of another length, and values that are none") {
  Canvas canvas(90, 90);
  CHECK_THROWS_WITH_AS(lake_at(0).draw(canvas, {.values = {1, 2}}),
                       "draw: 2 numbers in the notes' values, needed are 16 or none", ShapeError);
  CHECK_THROWS_AS(lake_at(0).draw(canvas, {.policy = std::vector<double>(16)}), ShapeError);
  constexpr double infinity = std::numeric_limits<double>::infinity();
  std::vector<double> values(16, infinity);
  values[1] = std::numeric_limits<double>::quiet_NaN();
  values[2] = -std::numeric_limits<double>::max();
  values[3] = std::numeric_limits<double>::max();
  CHECK_NOTHROW(lake_at(0).draw(canvas, {.values = values, .policy = std::vector<double>(64, infinity)}));
}

TEST_CASE("FrozenLake: every canvas can be painted") {
  for (const auto& [width, height] : {std::pair{1, 1}, {600, 400}, {3, 500}, {500, 3}}) {
    Canvas canvas(width, height, {1, 2, 3});
    lake_at(3).draw(canvas);
    CHECK_FALSE(canvas.pixel(0, 0) == Colour{1, 2, 3});
    lake_at(3).draw(canvas, {.values = std::vector<double>(16, 1), .policy = std::vector<double>(64, 0.25)});
  }
}
