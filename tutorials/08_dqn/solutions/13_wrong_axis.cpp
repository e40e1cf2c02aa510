// Find the bug: the largest of what?
//
// A batch of states goes through the network at once. Out comes a table, a row for each state, a column for
// each action:
//
//               action 0   action 1
//   state 0        1          2          the best action is worth 2
//   state 1        3          0          the best action is worth 3
//
// `max(q, axis)` takes the largest along an axis, which then is gone. Below it is the wrong one. If there
// happen to be as many states as actions, even the shape is right, and the agent learns nonsense without a
// word.
#include "minirl/chapter.hpp"

using namespace minirl;

// q_next: [batch,actions]   result: [batch], the value of the best action in each state
Tensor best_values(const Tensor& q_next) {
  return predict([](Var q) { return max(q, 1); }, q_next);  // along the actions: one number a row stays
}

// ---- Your code is above. Below are its checks: read them, leave them as they are. ----

TEST_CASE("8.13: two states, two actions") {
  const Tensor best = best_values(Tensor({2, 2}, {1, 2, 3, 0}));
  REQUIRE_MESSAGE(best.size() == 2,
                  join("there are ", best.size(), " numbers, expected one for each of 2 states"));
  const char* known = best[0] == 3 && best[1] == 2 ? ": that is the best state for each action"
                      : best[0] == 1               ? ": that is action 0, whatever it is worth"
                      : best[0] == 3               ? ": that is the largest of all"
                                                   : "";
  INFO(join("they are ", best[0], " and ", best[1], ", expected 2 and 3", known));
  CHECK(best[0] == 2);
  CHECK(best[1] == 3);
}

TEST_CASE("8.13: three states, two actions") {
  const Tensor best = best_values(Tensor({3, 2}, {-1, -2, 5, 6, 0, 0}));
  REQUIRE_MESSAGE(best.size() == 3,
                  join("there are ", best.size(), " numbers, expected one for each of 3 states"));
  CHECK(best[0] == -1);
  CHECK(best[1] == 6);
}
