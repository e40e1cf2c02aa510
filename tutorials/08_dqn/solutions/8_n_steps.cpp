// Several steps at once.
//
// One step of reward, then what the network says: that is a target. So are n steps of reward, and then what
// the network says of the state after them. News of a fall then travels n steps with each copy of the target
// network:
//
//   y = r_0 + gamma r_1 + ... + gamma^(n-1) r_(n-1) + gamma^n max_a Q(s_n, a)
//
// Near the end of a game fewer than n steps are left; then take as many as there are. If the game ended with
// a fall, the end is worth 0; if a time limit cut it off, the last state has its value.
#include "minirl/chapter.hpp"

using namespace minirl;

// rewards: of the steps from s_0 to the end of the game, T of them
// values: max_a Q(s_k, a) of s_0 to s_T, one more than rewards
// terminated: whether the game ended with a fall in s_T, or was cut off there
double n_step_target(const std::vector<double>& rewards, const std::vector<double>& values, bool terminated,
                     std::size_t n, double gamma) {
  const std::size_t steps = std::min(n, rewards.size());
  double y = 0, discount = 1;  // gamma^k
  for (std::size_t k = 0; k < steps; ++k, discount *= gamma) y += discount * rewards[k];
  const bool has_no_future = terminated && steps == rewards.size();  // only the last state is the fall
  return has_no_future ? y : y + discount * values[steps];
}

// ---- Your code is above. Below are its checks: read them, leave them as they are. ----

const std::vector<double> rewards{1, 1, 1, 1}, values{10, 20, 30, 40, 48};

struct Known {
  double y;
  const char* mistake;
};

void check(bool terminated, std::size_t n, double expected, const char* sum,
           const std::vector<Known>& all_known) {
  const double y = n_step_target(rewards, values, terminated, n, 0.5);
  const char* known = "";
  for (const Known& one : all_known) known = y == doctest::Approx(one.y) ? one.mistake : known;
  CHECK_MESSAGE(y == doctest::Approx(expected),
                join("n = ", n, terminated ? ", a fall" : ", cut off", ": y is ", y, ", expected ", expected,
                     " = ", sum, known));
}

TEST_CASE("8.8: one step and two") {
  check(false, 1, 11, "1 + 0.5*20", {{6, ": the value of s_0 itself was taken"}});
  check(false, 2, 9, "1 + 0.5*1 + 0.25*30",
        {{16.5, ": the value after two steps counts gamma^2"}, {9.5, ": the second reward counts gamma"}});
}

TEST_CASE("8.8: a fall that lies further ahead changes nothing yet") {
  check(true, 2, 9, "1 + 0.5*1 + 0.25*30", {{1.5, ": the game ends later, not within these two steps"}});
}

TEST_CASE("8.8: to the end, and the end is a fall") {
  const std::vector<Known> known{{4.875, ": after a fall there is no future"}};
  check(true, 4, 1.875, "1 + 0.5 + 0.25 + 0.125", known);
  check(true, 10, 1.875, "1 + 0.5 + 0.25 + 0.125", known);
}

TEST_CASE("8.8: to the end, and the end is a time limit") {
  const std::vector<Known> known{{1.875, ": a time limit is no fall"},
                                 {1.921875, ": only 4 steps were made, so gamma^4"}};
  check(false, 10, 4.875, "1.875 + 0.0625*48", known);
  check(false, 4, 4.875, "1.875 + 0.0625*48", known);
}
