// A policy makes a chain.
//
// In a decision process there are actions; table.at(s, a) lists what may come of a in s, each a Transition
// with `probability`, `next` and `terminated`. Once a policy names the action of each state, nothing is left
// but chance: a chain.
//
//   P[s][t.next] gains t.probability        for each t of table.at(s, policy[s])
//
// Two outcomes may lead to the same state (on the ice, the edge holds you back from two sides). And what a
// terminating step leads to is the end: its row becomes a 1 for itself, whatever the table says of it.
#include "minirl/chapter.hpp"

using namespace minirl;

// result: the rows of the chain   [states, states]
std::vector<std::vector<double>> rows_of([[maybe_unused]] const TransitionTable& table,
                                         [[maybe_unused]] const TabularPolicy& policy) {
  return todo<std::vector<std::vector<double>>>("5.6");
}

// ---- Your code is above. Below are its checks: read them, leave them as they are. ----

void check_row(const TransitionTable& table, const TabularPolicy& policy, std::size_t s,
               const std::string& hint) {
  const auto rows = rows_of(table, policy);
  const MarkovChain expected = chain_of(table, policy);
  REQUIRE(rows.size() == static_cast<std::size_t>(table.states()));
  REQUIRE_MESSAGE(rows[s].size() == rows.size(), "row ", s, " has ", rows[s].size(), " numbers, expected ",
                  rows.size(), ": one for each state, 0 for those that do not follow");
  for (std::size_t j = 0; j < rows.size(); ++j) {
    const double is = expected.row(static_cast<int>(s))[j];
    INFO(join("from ", s, " to ", j, ": ", rows[s][j], ", expected ", is, "; ", hint));
    CHECK(rows[s][j] == doctest::Approx(is));
  }
}

TEST_CASE("5.6: the policy chooses the row") {
  const ThreeStateProcess process;
  check_row(process.table(), {0, 0, 1}, 2, "in state 2 only action 1 is possible");
  check_row(process.table(), {2, 0, 1}, 0, "action 2 of state 0 leads to 0 with 0.8, to 1 with 0.2");
}

TEST_CASE("5.6: two outcomes may lead to the same state") {
  const FrozenLake lake;
  check_row(lake.table(), TabularPolicy(16, FrozenLake::left), 0,
            "in the corner, left and up both stay: their probabilities add up");
}

TEST_CASE("5.6: the end is never left") {
  const CliffWalking cliff;
  const TabularPolicy right(48, CliffWalking::right);
  TabularPolicy down(48, CliffWalking::down);
  check_row(cliff.table(), down, 35, "a step that terminates leads to its `next` like any other");
  check_row(cliff.table(), down, 47,
            "a step down to 47, the goal, terminates: from there the chain goes nowhere");
  TabularPolicy up_from_the_goal = down;
  up_from_the_goal[47] = CliffWalking::up;
  check_row(cliff.table(), up_from_the_goal, 47, "whatever the table says of 47, it is the end");
}
