#include <doctest/doctest.h>

#include "minirl/draw/canvas.hpp"
#include "minirl/envs/cliff_walking.hpp"

using namespace minirl;

namespace {

CliffWalking cliff_at(int s, const CliffWalkingConfig& config = {}) {
  CliffWalking env(config);
  env.reset(0);
  env.set_state(s);
  return env;
}

}  // namespace

TEST_CASE("CliffWalking: the spaces and the start, as in Gymnasium's documentation") {
  CliffWalking env;
  CHECK(env.observation_space() == Discrete(48));
  CHECK(env.action_space() == Discrete(4));
  CHECK(env.reset(42) == 36);  // row 3, column 0
  CHECK(env.start_distribution()[36] == 1);
}

TEST_CASE("CliffWalking: up, right, down, left; the edge holds back") {
  CHECK(cliff_at(14).step(CliffWalking::up).observation == 2);
  CHECK(cliff_at(14).step(CliffWalking::right).observation == 15);
  CHECK(cliff_at(14).step(CliffWalking::down).observation == 26);
  CHECK(cliff_at(14).step(CliffWalking::left).observation == 13);
  CHECK(cliff_at(0).step(CliffWalking::left).observation == 0);
  CHECK(cliff_at(11).step(CliffWalking::right).observation == 11);
}

TEST_CASE("CliffWalking: the best way takes 13 steps and costs 13") {
  CliffWalking env;
  env.reset(0);
  double sum = env.step(CliffWalking::up).reward;
  for (int i = 0; i < 11; ++i) sum += env.step(CliffWalking::right).reward;
  const auto last = env.step(CliffWalking::down);
  CHECK(last.observation == 47);
  CHECK(last.terminated);
  CHECK(sum + last.reward == -13);
}

TEST_CASE("CliffWalking: a fall costs 100 and leads back to the start, without an end") {
  for (const int s : {25, 30, 34}) {
    const auto step = cliff_at(s).step(CliffWalking::down);
    CHECK(step.observation == 36);
    CHECK(step.reward == -100);
    CHECK_FALSE(step.done());
  }
  CHECK(cliff_at(36).step(CliffWalking::right).reward == -100);
}

TEST_CASE("CliffWalking: slippery, a third of the steps goes to either side") {
  const CliffWalking env({.slippery = true});
  const auto outcomes = env.table().at(30, CliffWalking::right);
  REQUIRE(outcomes.size() == 3);
  CHECK(outcomes[0] == Transition{1.0 / 3, 18, -1, false});    // up
  CHECK(outcomes[1] == Transition{1.0 / 3, 31, -1, false});    // right
  CHECK(outcomes[2] == Transition{1.0 / 3, 36, -100, false});  // down, over the cliff
}

TEST_CASE("CliffWalking: actions that are none") {
  CliffWalking env;
  env.reset(1);
  CHECK_THROWS_WITH_AS(env.step(4), "step: action 4 is not in Discrete(4)", ConfigError);
}

TEST_CASE("CliffWalking: the picture shows the walker and the cliff") {
  const auto middle_of = [](int shown, int walker_at) {
    Canvas canvas(250, 90);  // cells are 20 pixels wide and begin at 5
    cliff_at(walker_at).draw(canvas);
    return canvas.pixel(15 + 20 * (shown % 12), 15 + 20 * (shown / 12));
  };
  const Colour walker{208, 138, 66}, rock{110, 84, 74}, field{228, 230, 234};
  CHECK(middle_of(14, 14) == walker);
  CHECK(middle_of(14, 0) == field);
  CHECK(middle_of(37, 0) == rock);
}

TEST_CASE("CliffWalking: notes and small canvases") {
  for (const auto& [width, height] : {std::pair{1, 1}, {600, 400}, {3, 500}, {500, 3}}) {
    Canvas canvas(width, height, {1, 2, 3});
    cliff_at(14).draw(canvas, {.values = std::vector<double>(48, -1), .policy = std::vector<double>(192, 1)});
    CHECK_FALSE(canvas.pixel(0, 0) == Colour{1, 2, 3});
    cliff_at(14).draw(canvas);
  }
  Canvas canvas(9, 9);
  CHECK_THROWS_AS(cliff_at(0).draw(canvas, {.values = {1}}), ShapeError);
}
