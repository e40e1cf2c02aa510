#include <doctest/doctest.h>

#include "minirl/draw/canvas.hpp"
#include "minirl/envs/griddy.hpp"
#include "minirl/envs/wrappers/time_limit.hpp"
#include "minirl/tensor/eigen.hpp"

#include <Eigen/LU>  // after the line above, which sets Eigen up

using namespace minirl;

namespace {

enum Action { left, right, up, down };
constexpr int cells = Griddy::side * Griddy::side;
constexpr int starts = cells - 1;  // the goal is the last cell

Griddy::Cell cell_of(int i) { return {i / Griddy::side, i % Griddy::side}; }
int index_of(Griddy::Cell cell) { return cell.row * Griddy::side + cell.column; }

Griddy griddy_at(Griddy::Cell cell) {
  Griddy env;
  env.reset(0);
  env.set_agent(cell);
  return env;
}

// Where an action leads, asked of the environment itself.
int successor(int cell, int action) {
  Griddy env = griddy_at(cell_of(cell));
  env.step(action);
  return index_of(env.agent());
}

// The expected steps from each cell when all actions are alike: T = 1 + P T.   [starts]
Eigen::VectorXd steps_by_chance() {
  Eigen::MatrixXd system = Eigen::MatrixXd::Identity(starts, starts);
  for (int cell = 0; cell < starts; ++cell) {
    for (int a = left; a <= down; ++a) {
      const int next = successor(cell, a);
      if (next < starts) system(cell, next) -= 0.25;
    }
  }
  return system.fullPivLu().solve(Eigen::VectorXd::Ones(starts));
}

// The fewest steps from each cell, by sweeping until nothing changes.
std::vector<int> fewest_steps() {
  std::vector<int> fewest(cells, 1000);
  fewest[starts] = 0;
  for (bool changed = true; changed;) {
    changed = false;
    for (int cell = 0; cell < starts; ++cell) {
      for (int a = left; a <= down; ++a) {
        const int through = 1 + fewest.at(static_cast<std::size_t>(successor(cell, a)));
        int& here = fewest.at(static_cast<std::size_t>(cell));
        if (through < here) here = through, changed = true;
      }
    }
  }
  return fewest;
}

}  // namespace

TEST_CASE("Griddy: the spaces, and three planes with one goal and one agent") {
  Griddy env;
  const Tensor s = env.reset(3);
  CHECK(env.action_space() == Discrete(4));
  CHECK(env.observation_space() == Box(0, 1, {4, 4, 3}, Box::Numbers::whole));
  CHECK(env.observation_space().contains(s));
  Tensor expected({4, 4, 3});
  expected(3, 3, 0) = 1;
  expected(env.agent().row, env.agent().column, 2) = 1;
  CHECK(s == expected);
}

TEST_CASE("Griddy: left, right, up, down from the middle") {
  const auto after = [](int action) {
    Griddy env = griddy_at({1, 2});
    const auto step = env.step(action);
    CHECK(step.reward == -1);
    CHECK_FALSE(step.done());
    CHECK(step.observation(env.agent().row, env.agent().column, 2) == 1);
    CHECK(step.observation(1, 2, 2) == 0);
    return env.agent();
  };
  CHECK(after(left) == Griddy::Cell{1, 1});
  CHECK(after(right) == Griddy::Cell{1, 3});
  CHECK(after(up) == Griddy::Cell{0, 2});
  CHECK(after(down) == Griddy::Cell{2, 2});
}

TEST_CASE("Griddy: the edge holds the agent back, at the usual price") {
  for (const int action : {left, up}) {
    Griddy env = griddy_at({0, 0});
    CHECK(env.step(action).reward == -1);
    CHECK(env.agent() == Griddy::Cell{0, 0});
  }
  Griddy env = griddy_at({3, 0});
  env.step(down);
  CHECK(env.agent() == Griddy::Cell{3, 0});
}

TEST_CASE("Griddy: the goal ends the task") {
  Griddy env = griddy_at({3, 2});
  const auto step = env.step(right);
  CHECK(step.reward == -1);
  CHECK(step.terminated);
  CHECK_FALSE(step.truncated);
  CHECK_THROWS_AS(env.step(left), StateError);
}

TEST_CASE("Griddy: every cell but the goal is a start, all alike") {
  Griddy env;
  std::vector<int> count(cells);
  env.reset(0);
  for (int i = 0; i < 15'000; ++i) {
    env.reset();
    ++count.at(static_cast<std::size_t>(index_of(env.agent())));
  }
  CHECK(count[starts] == 0);
  for (std::size_t cell = 0; cell < starts; ++cell)
    CHECK(std::abs(count[cell] - 1000) < 160);  // 5 deviations
}

TEST_CASE("Griddy: by chance 48.8 steps, at best 3.2, computed exactly") {
  CHECK(steps_by_chance().mean() == doctest::Approx(1024 / 21.0).epsilon(1e-12));  // 48.76
  int sum = 0;
  for (const int steps : fewest_steps()) sum += steps;
  CHECK(sum == 48);  // 48 / 15 starts = 3.2
}

TEST_CASE("Griddy: by chance 48.8 steps, played") {
  TimeLimit env(Griddy{}, 1000);
  Rng rng(1);
  env.reset(1);
  double sum = 0;
  constexpr int episodes = 20'000;
  for (int i = 0; i < episodes; ++i) {
    env.reset();
    while (!env.step(env.action_space().sample(rng)).done()) {
    }
    sum += env.elapsed();
  }
  CHECK(sum / episodes == doctest::Approx(48.8).epsilon(0.03));  // 4 standard errors are 2.8 percent
}

TEST_CASE("Griddy: the same seed plays the same episodes") {
  Griddy a, b;
  b.reset(9);
  b.step(up);
  for (int i = 0; i < 5; ++i) CHECK((i == 0 ? a.reset(5) : a.reset()) == (i == 0 ? b.reset(5) : b.reset()));
  CHECK(Griddy{}.reset() == Griddy{}.reset(0));
}

TEST_CASE("Griddy: actions and cells that are none") {
  Griddy env;
  env.reset(1);
  CHECK_THROWS_WITH_AS(env.step(4), "step: action 4 is not in Discrete(4)", ConfigError);
  CHECK_THROWS_WITH_AS(env.set_agent({0, 4}),
                       "set_agent: row 0, column 4 is not in the 4 x 4 grid; both count from 0", ConfigError);
  CHECK_THROWS_AS(env.set_agent({-1, 0}), ConfigError);
}

TEST_CASE("Griddy: the picture shows the agent in its cell") {
  const auto centre = [](Griddy::Cell agent, int x, int y) {
    Canvas canvas(90, 90);
    griddy_at(agent).draw(canvas);
    return canvas.pixel(x, y);
  };
  const Colour walker{208, 138, 66}, field{228, 230, 234};  // cells are 20 pixels wide and begin at 5
  CHECK(centre({0, 0}, 15, 15) == walker);
  CHECK(centre({0, 0}, 55, 35) == field);
  CHECK(centre({1, 2}, 55, 35) == walker);
  CHECK(centre({1, 2}, 15, 15) == field);
}
