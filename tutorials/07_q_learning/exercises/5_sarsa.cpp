// Sarsa: learn about what you do, not about what would be best.
//
// Q-learning assumes that the best action will follow. But an agent that explores will not always take it.
// Sarsa looks at the action a2 that the agent has really chosen in the next state:
//
//   y = r + gamma q(s2, a2)        or r at the end of the task (Sutton & Barto 2018, equation 6.7)
//
// s, a, r, s2, a2: hence the name. What a target may look at is in TdStep: reward, terminated, gamma,
// next = q(s2, .) and next_action = a2. See ./minirl run 7.3
#include "minirl/chapter.hpp"

using namespace minirl;

double my_sarsa([[maybe_unused]] const TdStep& t) { return todo<double>("7.5"); }

// ---- Your code is above. Below are its checks: read them, leave them as they are. ----

const std::vector<double> next{8, -100, 2};

TEST_CASE("7.5: the agent is going to step over the cliff") {
  const double y = my_sarsa({.reward = -1, .gamma = 0.5, .next = next, .next_action = 1});
  const char* known = y == doctest::Approx(3)
                          ? ": that is Q-learning's, it takes the best action, not the one that will be done"
                      : y == doctest::Approx(-16)
                          ? ": that is the mean, as if all actions were equally likely"
                      : y == doctest::Approx(-101) ? ": the discount is missing"
                      : y == doctest::Approx(-0.5) ? ": a2 is an action; what it is worth stands in next"
                                                   : "";
  INFO(join("q(s2, .) is 8, -100, 2 and a2 is 1: the target is ", y, ", expected -51 = -1 + 0.5*(-100)",
            known));
  CHECK(y == doctest::Approx(-51));
}

TEST_CASE("7.5: if it is going to do the best, both rules agree") {
  const TdStep t{.reward = -1, .gamma = 0.5, .next = next, .next_action = 0};
  const double y = my_sarsa(t);
  INFO(join("the target is ", y, ", expected 3 = -1 + 0.5*8, as Q-learning's"));
  CHECK(y == doctest::Approx(q_learning_target(t)));
}

TEST_CASE("7.5: at the end of the task nothing is done any more") {
  const double y = my_sarsa({.reward = -1, .terminated = true, .gamma = 0.5, .next = next, .next_action = 1});
  INFO(join("the target is ", y, ", expected -1: it looked beyond the end of the task"));
  CHECK(y == doctest::Approx(-1));
}
