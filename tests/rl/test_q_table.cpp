#include <doctest/doctest.h>

#include <limits>

#include "minirl/core/errors.hpp"
#include "minirl/envs/three_state_process.hpp"
#include "minirl/rl/q_table.hpp"

using namespace minirl;

TEST_CASE("QTable: an impossible action is worth -infinity and never the best") {
  QTable q(ThreeStateProcess().table());
  CHECK(q(1, 0) == 0);
  CHECK(q(1, 1) == -std::numeric_limits<double>::infinity());
  CHECK_FALSE(is_possible(q(1, 1)));
  q(1, 0) = -7, q(1, 2) = -5;
  CHECK(q.best_action(1) == 2);
  CHECK(q.value(1) == -5);
  CHECK(q.best_actions() == TabularPolicy{0, 2, 1});
  CHECK(q.values() == std::vector<double>{0, -5, 0});
}

TEST_CASE("QTable: the first of equals is the best") {
  QTable q(1, 4, 2);
  CHECK(q.best_action(0) == 0);
  q(0, 1) = 3, q(0, 3) = 3;
  CHECK(q.best_action(0) == 1);
}

TEST_CASE("QTable: outside of it is a ShapeError, an empty one a ConfigError") {
  QTable q(2, 3);
  CHECK_THROWS_WITH_AS(q(2, 0), "QTable: state 2, action 0 is outside of 2 states, 3 actions", ShapeError);
  CHECK_THROWS_AS(q(0, 3), ShapeError);
  CHECK_THROWS_AS(q(0, -1), ShapeError);
  CHECK_THROWS_AS(q.row(-1), ShapeError);
  CHECK_THROWS_AS(QTable(0, 3), ConfigError);
}

TEST_CASE("QTable: an archive brings back its numbers, infinite ones too") {
  QTable q(ThreeStateProcess().table(), 1.5);
  Archive saved;
  q.archive(saved);
  QTable other;
  Archive loading(saved.arrays(), "memory");
  other.archive(loading);
  CHECK(other == q);
}

TEST_CASE("largest_change: over possible actions; tables of other extents are a ShapeError") {
  QTable a(ThreeStateProcess().table()), b = a;
  CHECK(largest_change(a, b) == 0);
  b(2, 1) = -3;
  CHECK(largest_change(a, b) == 3);
  CHECK_THROWS_AS(largest_change(a, QTable(3, 2)), ShapeError);
}
