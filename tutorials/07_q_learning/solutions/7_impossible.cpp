// Find the bug: the best action is one that does not exist.
//
// In the world below every step costs something, so everything is worth less than 0. Not every action is
// possible in every state; the table has a 0 for those that are not, because nobody ever wrote there. The
// function below looks for the best of the next state
//
//   max_a q(s, a)        over the actions that are possible in s
//
// and finds that paradise of 0 in every state. Repair it: world.possible_actions(s) is the list for state s.
// (The library's QTable(world) holds -infinity where nothing is possible, so that no maximum finds it. This
// table is an ordinary one.)
#include "minirl/chapter.hpp"

using namespace minirl;

// What the best possible action of state s is worth.
double best_of(const TransitionTable& world, const QTable& q, int s) {
  double best = -std::numeric_limits<double>::infinity();  // 0 would win against everything that costs
  for (const int a : world.possible_actions(s)) best = std::max(best, q(s, a));
  return best;
}

// ---- Your code is above. Below are its checks: read them, leave them as they are. ----

// State 0: actions 0 and 2. State 1: action 1. State 2: all three. Each step costs 1.
const TransitionTable world(3, 3, [](int s, int a) -> std::vector<Transition> {
  if ((s == 0 && a == 1) || (s == 1 && a != 1)) return {};
  return {{1, (s + a) % 3, -1, false}};
});

TEST_CASE("7.7: the best of two that cost something") {
  QTable q(3, 3, 0);
  q(0, 0) = -7, q(0, 2) = -4, q(1, 1) = -9;
  const std::array<double, 2> expected{-4, -9};
  for (const int s : {0, 1}) {
    const double best = best_of(world, q, s), right = expected[static_cast<std::size_t>(s)];
    INFO(join("the best of state ", s, " is ", best, ", expected ", right,
              best == 0 ? ": nothing that is possible there is worth 0" : ""));
    CHECK(best == right);
  }
}

TEST_CASE("7.7: what is possible may be worth 0, or more") {
  QTable q(3, 3, 0);
  q(2, 0) = -7, q(2, 2) = -4;
  const double zero = best_of(world, q, 2);
  CHECK_MESSAGE(zero == 0, "in state 2 action 1 is possible and worth 0, the best is ", zero);
  q(2, 0) = 5, q(1, 0) = 99, q(1, 1) = -9;
  const double five = best_of(world, q, 2), only = best_of(world, q, 1);
  CHECK_MESSAGE(five == 5, "in state 2 action 0 is worth 5, the best is ", five);
  CHECK_MESSAGE(only == -9,
                "in state 1 only action 1 is possible, whatever stands at the others; the best is ", only);
}
