// What a network should have said.
//
// An action earned the reward r and led to s2. What it is worth: r, and what s2 is worth from there on, which
// the network itself says:
//
//   y = r + gamma max_a' Q(s2, a')         but y = r after a terminated step: there is no future
//
// A step can also be truncated: cut off by a time limit. Then the world would have gone on. Its future has a
// value, although this game never got it. See equations (2) and (4) of agents/dqn.hpp.
#include "minirl/chapter.hpp"

using namespace minirl;

// q_next: Q(s2, a') of each action a'
double target([[maybe_unused]] const Step<Tensor>& step, [[maybe_unused]] double gamma,
              [[maybe_unused]] const std::vector<double>& q_next) {
  return todo<double>("8.3");
}

// ---- Your code is above. Below are its checks: read them, leave them as they are. ----

double target_of(double reward, bool terminated, bool truncated, const std::vector<double>& q_next) {
  return target({Tensor({4}), reward, terminated, truncated}, 0.9, q_next);
}

TEST_CASE("8.3: a step in the middle of a game") {
  const double y = target_of(1, false, false, {2, 5});
  const char* known = y == doctest::Approx(6)     ? ": the discount is missing"
                      : y == doctest::Approx(2.8) ? ": the best action counts, not the first"
                      : y == doctest::Approx(5.4)
                          ? ": the discount is for what comes later, not for the reward"
                      : y == doctest::Approx(4.15) ? ": that is the mean, the best action counts"
                                                   : "";
  CHECK_MESSAGE(y == doctest::Approx(5.5), join("y is ", y, ", expected 5.5 = 1 + 0.9*5", known));
}

TEST_CASE("8.3: all actions may be bad") {
  const double y = target_of(1, false, false, {-3, -2});
  const char* known = y == doctest::Approx(1) ? ": where did the search for the largest start? At 0?" : "";
  CHECK_MESSAGE(y == doctest::Approx(-0.8), join("y is ", y, ", expected -0.8 = 1 + 0.9*(-2)", known));
}

TEST_CASE("8.3: after a fall there is no future") {
  for (const bool limit_too : {false, true}) {
    const double y = target_of(1, true, limit_too, {2, 5});
    CHECK_MESSAGE(y == doctest::Approx(1), join("y is ", y, ", expected 1: the step terminated the game",
                                                y == 0 ? ", but its own reward counts" : ""));
  }
}

TEST_CASE("8.3: after a time limit there would have been one") {
  const double y = target_of(1, false, true, {2, 5});
  const char* known = y == doctest::Approx(1) ? ": it looks as if a time limit were a fall" : "";
  CHECK_MESSAGE(y == doctest::Approx(5.5),
                join("y is ", y, ", expected 5.5: truncated, not terminated", known));
}
