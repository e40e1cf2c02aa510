#include <doctest/doctest.h>

#include <algorithm>

#include "minirl/draw/canvas.hpp"
#include "minirl/envs/submarine.hpp"
#include "minirl/envs/wrappers/time_limit.hpp"

using namespace minirl;

namespace {

Submarine submarine_at(int column) {
  Submarine env;
  env.reset(0);
  env.set_column(column);
  return env;
}

using Actions = std::array<double, Submarine::headings>;

constexpr Actions only(int action) {
  Actions p{};
  p[static_cast<std::size_t>(action)] = 1;
  return p;
}

constexpr Actions to_and_fro{0, 0.5, 0, 0.5};

// A policy of what is perceived: the cells 1 and 3 share a row.
constexpr SubmarinePolicy of_sight(Actions west_end, Actions between, Actions middle, Actions east_end) {
  return {west_end, between, middle, between, east_end};
}

constexpr SubmarinePolicy half_and_half =
    of_sight(only(Submarine::east), to_and_fro, only(Submarine::south), only(Submarine::west));

constexpr int for_ever = 10'000;

}  // namespace

TEST_CASE("Submarine: what it perceives, and two cells that look the same") {
  CHECK(Submarine::observation_at(0) == Tensor::vector({1, 0, 0, 1}));  // rock or edge to the N, E, S, W
  CHECK(Submarine::observation_at(1) == Tensor::vector({1, 0, 1, 0}));
  CHECK(Submarine::observation_at(2) == Tensor::vector({1, 0, 0, 0}));
  CHECK(Submarine::observation_at(3) == Submarine::observation_at(1));
  CHECK(Submarine::observation_at(4) == Tensor::vector({1, 1, 0, 0}));
  CHECK_THROWS_AS(Submarine::observation_at(5), ConfigError);
}

TEST_CASE("Submarine: moves, and what holds it back") {
  for (int column = 0; column < 5; ++column) {
    CAPTURE(column);
    Submarine env = submarine_at(column);
    CHECK(env.step(Submarine::north).reward == 0);
    CHECK(env.place() == Submarine::Place{column, false});
    const auto step = env.step(Submarine::east);
    const int east = std::min(column + 1, 4);
    CHECK(env.place() == Submarine::Place{east, false});
    CHECK(step.observation == Submarine::observation_at(east));
    CHECK(step.reward == 0);
    CHECK_FALSE(step.done());
    env.set_column(column);
    env.step(Submarine::west);
    CHECK(env.place() == Submarine::Place{std::max(column - 1, 0), false});
  }
}

TEST_CASE("Submarine: to the south lie coral, rock, treasure, rock, coral") {
  const double rewards[] = {-1, 0, 1, 0, -1};
  for (int column = 0; column < 5; ++column) {
    CAPTURE(column);
    Submarine env = submarine_at(column);
    const auto step = env.step(Submarine::south);
    CHECK(step.reward == rewards[column]);
    CHECK(step.terminated == (column % 2 == 0));
    CHECK(env.place() == Submarine::Place{column, column % 2 == 0});
    CHECK(env.observation_space().contains(step.observation));
  }
}

TEST_CASE("Submarine: of all 256 fixed rules of what is seen, the best finds 3 treasures in 5") {
  double best = 0;
  int winners = 0;
  for (int rule = 0; rule < 256; ++rule) {
    const SubmarineOdds odds = submarine_odds(
        of_sight(only(rule % 4), only(rule / 4 % 4), only(rule / 16 % 4), only(rule / 64)), for_ever);
    if (odds.treasure > 0.9) ++winners;
    best = std::max(best, odds.treasure);
  }
  CHECK(winners == 0);
  CHECK(best == doctest::Approx(0.6).epsilon(1e-12));
}

TEST_CASE("Submarine: always east where both sides look alike gets stuck on the eastern side") {
  const SubmarineOdds odds = submarine_odds(
      of_sight(only(Submarine::east), only(Submarine::east), only(Submarine::south), only(Submarine::west)),
      100);
  CHECK(odds.treasure == doctest::Approx(0.6));   // from cells 0, 1 and 2
  CHECK(odds.searching == doctest::Approx(0.4));  // from cells 3 and 4, to and fro
  CHECK(odds.coral == 0);
  CHECK(odds.steps == doctest::Approx((3 + 2 + 1 + 100 + 100) / 5.0));
}

TEST_CASE("Submarine: half and half finds the treasure from everywhere, in 3.8 steps") {
  // Cell 1: T1 = 1 + T0 / 2 + T2 / 2 with T0 = 1 + T1 and T2 = 1, so T1 = 4; (5 + 4 + 1 + 4 + 5) / 5 = 3.8.
  const SubmarineOdds odds = submarine_odds(half_and_half, for_ever);
  CHECK(odds.treasure == doctest::Approx(1).epsilon(1e-12));
  CHECK(odds.steps == doctest::Approx(3.8).epsilon(1e-12));
  CHECK(submarine_odds(half_and_half, 100).searching < 1e-14);
  const SubmarinePolicy with_a_map{only(Submarine::east), only(Submarine::east), only(Submarine::south),
                                   only(Submarine::west), only(Submarine::west)};
  CHECK(submarine_odds(with_a_map, for_ever).steps == doctest::Approx(2.2));  // (3 + 2 + 1 + 2 + 3) / 5
}

TEST_CASE("Submarine: the odds are what happens in play") {
  const SubmarinePolicy policy =
      of_sight({0, 0.9, 0.1, 0}, {0.1, 0.6, 0, 0.3}, {0, 0.2, 0.6, 0.2}, to_and_fro);
  const SubmarineOdds odds = submarine_odds(policy, 8);
  TimeLimit env(Submarine{}, 8);
  Rng rng(7);
  env.reset(7);
  double treasure = 0, coral = 0, searching = 0, steps = 0;
  constexpr int episodes = 20'000;
  for (int i = 0; i < episodes; ++i) {
    env.reset();
    for (bool done = false; !done;) {
      const auto column = static_cast<std::size_t>(env.env().place().column);
      const auto step = env.step(env.action_space().sample(rng, policy[column]));
      treasure += step.reward > 0, coral += step.reward < 0, searching += step.truncated && !step.terminated;
      done = step.done();
    }
    steps += env.elapsed();
  }
  CHECK(std::abs(treasure / episodes - odds.treasure) < 0.015);  // 4 standard errors
  CHECK(std::abs(coral / episodes - odds.coral) < 0.015);
  CHECK(std::abs(searching / episodes - odds.searching) < 0.015);
  CHECK(std::abs(steps / episodes - odds.steps) < 0.09);
  CHECK(odds.treasure + odds.coral + odds.searching == doctest::Approx(1).epsilon(1e-12));
}

TEST_CASE("Submarine: policies that are none") {
  SubmarinePolicy policy = half_and_half;
  CHECK_THROWS_AS(submarine_odds(policy, -1), ConfigError);
  policy[2] = {0.5, 0.5, 0.5, 0};
  CHECK_THROWS_AS(submarine_odds(policy, 10), ConfigError);
}

TEST_CASE("Submarine: every cell is a start, the same seed plays the same episodes") {
  Submarine a, b;
  b.reset(9);
  std::array<int, 5> count{};
  for (int i = 0; i < 5000; ++i) {
    CHECK((i == 0 ? a.reset(5) : a.reset()) == (i == 0 ? b.reset(5) : b.reset()));
    CHECK_FALSE(a.place().below);
    ++count.at(static_cast<std::size_t>(a.place().column));
  }
  for (const int n : count) CHECK(std::abs(n - 1000) < 142);  // 5 deviations
  CHECK(Submarine{}.reset() == Submarine{}.reset(0));
}

TEST_CASE("Submarine: spaces, and actions and columns that are none") {
  Submarine env;
  CHECK(env.observation_space() == Box(0, 1, {4}, Box::Numbers::whole));
  CHECK(env.action_space() == Discrete(4));
  CHECK(env.observation_space().contains(env.reset(1)));
  CHECK_THROWS_WITH_AS(env.step(-1), "step: action -1 is not in Discrete(4)", ConfigError);
  CHECK_THROWS_WITH_AS(env.set_column(5), "set_column: column 5 is not in the row of 5, counted from 0",
                       ConfigError);
}

TEST_CASE("Submarine: the picture shows where it is") {
  const auto pixel = [](int column, int x, int y) {
    Canvas canvas(220, 100);
    submarine_at(column).draw(canvas);
    return canvas.pixel(x, y);
  };
  const Colour hull{48, 58, 74}, water{196, 220, 236},
      rock{120, 116, 112};  // cells of 40 pixels from (10, 10)
  CHECK(pixel(0, 30, 30) == hull);
  CHECK(pixel(0, 150, 30) == water);
  CHECK(pixel(3, 150, 30) == hull);
  CHECK(pixel(3, 150, 70) == rock);
}
