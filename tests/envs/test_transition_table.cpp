#include <doctest/doctest.h>

#include <limits>
#include <memory>

#include "minirl/core/errors.hpp"
#include "minirl/envs/transition_table.hpp"

using namespace minirl;

namespace {

using Outcomes = std::vector<Transition>;

// Two states, two actions: 0 stays, 1 tries to change over; state 1 knows no action 1.
Outcomes small_world(int s, int a) {
  if (a == 0) return {{1, s, 0, false}};
  if (s == 1) return {};
  return {{0.25, 0, -1, false}, {0.75, 1, 2, true}};
}

// A world of one state and action.
TransitionTable table_of(const Outcomes& outcomes) {
  return {1, 1, [&](int, int) { return outcomes; }};
}

}  // namespace

TEST_CASE("TransitionTable: what was given, in its order") {
  const TransitionTable table(2, 2, small_world);
  CHECK(table.states() == 2);
  CHECK(table.actions() == 2);
  REQUIRE(table.at(0, 1).size() == 2);
  CHECK(table.at(0, 1)[0] == Transition{0.25, 0, -1, false});
  CHECK(table.at(0, 1)[1] == Transition{0.75, 1, 2, true});
  CHECK(table.at(1, 0)[0] == Transition{1, 1, 0, false});
}

TEST_CASE("TransitionTable: an action that is not possible has an empty list") {
  const TransitionTable table(2, 2, small_world);
  CHECK(table.at(1, 1).empty());
  CHECK(std::vector<int>(table.possible_actions(0).begin(), table.possible_actions(0).end()) ==
        std::vector<int>{0, 1});
  CHECK(std::vector<int>(table.possible_actions(1).begin(), table.possible_actions(1).end()) ==
        std::vector<int>{0});
}

TEST_CASE("TransitionTable: a copy holds its own numbers") {
  auto first = std::make_unique<TransitionTable>(2, 2, small_world);
  const TransitionTable copy = *first;
  first.reset();
  CHECK(copy.at(0, 1)[1].reward == 2);
}

TEST_CASE("TransitionTable: outside of it") {
  const TransitionTable table(2, 2, small_world);
  CHECK_THROWS_WITH_AS(table.at(2, 0), "TransitionTable: state 2, action 0 is outside of 2 states, 2 actions",
                       ShapeError);
  CHECK_THROWS_AS(table.at(0, -1), ShapeError);
  CHECK_THROWS_AS(table.at(0, 2), ShapeError);
  CHECK_THROWS_WITH_AS(table.possible_actions(-1), "TransitionTable: state -1 is outside of 2 states",
                       ShapeError);
}

TEST_CASE("TransitionTable: probabilities that are none") {
  CHECK_THROWS_WITH_AS(table_of({{0.5, 0, 0, false}, {0.4, 0, 0, false}}),
                       "TransitionTable: state 0, action 0: the 2 probabilities sum to 0.9, not to 1",
                       ConfigError);
  CHECK_THROWS_WITH_AS(table_of({{-0.5, 0, 0, false}, {1.5, 0, 0, false}}),
                       "TransitionTable: state 0, action 0: a probability is -0.5", ConfigError);
  CHECK_THROWS_AS(table_of({{std::numeric_limits<double>::quiet_NaN(), 0, 0, false}}), ConfigError);
  CHECK_NOTHROW(table_of({{1.0 / 3, 0, 0, false}, {1.0 / 3, 0, 0, false}, {1.0 / 3, 0, 0, false}}));
  CHECK_NOTHROW(table_of({{1 + 1e-8, 0, 0, false}}));
  CHECK_THROWS_AS(table_of({{1 + 2e-8, 0, 0, false}}), ConfigError);
}

TEST_CASE("TransitionTable: ways to nowhere, endless rewards, states without an action") {
  CHECK_THROWS_WITH_AS(table_of({{1, 1, 0, false}}),
                       "TransitionTable: state 0, action 0: it leads to state 1 of 1", ConfigError);
  CHECK_THROWS_AS(table_of({{1, -1, 0, false}}), ConfigError);
  CHECK_THROWS_AS(table_of({{1, 0, std::numeric_limits<double>::infinity(), false}}), ConfigError);
  CHECK_THROWS_WITH_AS(table_of({}),
                       "TransitionTable: state 0 has no action; give an end one that stays there, terminated",
                       ConfigError);
  CHECK_THROWS_AS(TransitionTable(0, 1, small_world), ConfigError);
  CHECK_THROWS_AS(TransitionTable(1, 0, small_world), ConfigError);
}
