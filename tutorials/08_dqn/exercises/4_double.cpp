// Double DQN: one chooses, the other judges.
//
// The largest of several noisy numbers is too large: it was chosen for its luck. A target that takes the
// maximum hands that luck on, from state to state. Double DQN asks two networks: w, which learns, says which
// action is best; w-, an older copy, says what that action is worth:
//
//   y = r + gamma Q(s2, argmax_a' Q(s2, a'; w); w-)
//
// If both err in different ways, the luck of one is not the luck of the other. Equation (3) of
// agents/dqn.hpp.
#include "minirl/chapter.hpp"

using namespace minirl;

// q_online: Q(s2, a'; w) of each action   q_target: Q(s2, a'; w-)   the step did not end the game
double double_target([[maybe_unused]] double reward, [[maybe_unused]] double gamma,
                     [[maybe_unused]] const std::vector<double>& q_online,
                     [[maybe_unused]] const std::vector<double>& q_target) {
  return todo<double>("8.4");
}

// ---- Your code is above. Below are its checks: read them, leave them as they are. ----

TEST_CASE("8.4: the action of one, the value of the other") {
  const double y = double_target(1, 0.5, {3, 1}, {4, 5});
  const char* known = y == 3.5   ? ": that is DQN, where w- chooses and judges"
                      : y == 1.5 ? ": the networks have changed places"
                      : y == 2.5 ? ": w must not judge its own choice"
                                 : "";
  CHECK_MESSAGE(y == 3, join("y is ", y, ", expected 3 = 1 + 0.5*4: w takes action 0, w- says 4", known));
}

TEST_CASE("8.4: where both agree it is the same as DQN") {
  const double three = double_target(0, 1, {1, 2, 3}, {10, 20, 30}),
               two = double_target(-1, 1, {-5, -2}, {-4, -3});
  CHECK_MESSAGE(three == 30, join("y is ", three, ", expected 30 = 0 + 30: both like the last action best"));
  CHECK_MESSAGE(two == -4, join("y is ", two, ", expected -4 = -1 + (-3): both like the last action best"));
}

TEST_CASE("8.4: 40 actions that are all worth 0, and noise") {
  Rng rng(0);
  double mean = 0;
  for (int i = 0; i < 1000; ++i) {
    std::vector<double> a, b;
    for (int k = 0; k < 40; ++k) a.push_back(rng.uniform(-1, 1)), b.push_back(rng.uniform(-1, 1));
    mean += double_target(0, 1, a, b) / 1000;
  }
  CHECK_MESSAGE(std::abs(mean) < 0.1, join("the mean target is ", mean, ", and all actions are worth 0"));
}
