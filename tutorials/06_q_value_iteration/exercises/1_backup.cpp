// What an action is worth: one backup.
//
// An action may have several outcomes, each with a probability. An outcome earns its reward r at once, and
// leads to a state s2 whose value comes a step later, so it counts gamma times as much:
//
//   q = sum over outcomes of p (r + gamma V[s2])        (1)
//
// If an outcome is `terminated`, nothing comes after it: then it is worth r alone, whatever V says of s2.
// Action 1 of the lesson's state 2, if the states were worth 10, 5 and 20 and gamma is 0.9:
//
//   0.8 (40 + 0.9 * 10) + 0.1 (0 + 0.9 * 5) + 0.1 (0 + 0.9 * 20) = 41.45
#include "minirl/chapter.hpp"

using namespace minirl;

// A Transition has probability, next, reward, terminated.   values: [states]
double backup([[maybe_unused]] const std::vector<Transition>& outcomes,
              [[maybe_unused]] const std::vector<double>& values, [[maybe_unused]] double gamma) {
  return todo<double>("6.1");
}

// ---- Your code is above. Below are its checks: read them, leave them as they are. ----

TEST_CASE("6.1: one certain outcome") {
  const double q = backup({{1, 2, -50, false}}, {0, 0, 60}, 0.9);
  const char* known = q == doctest::Approx(10)    ? ": what comes a step later counts 0.9 times as much"
                      : q == doctest::Approx(9)   ? ": the discount is for the future, not for the reward"
                      : q == doctest::Approx(-50) ? ": the next state is worth something too"
                                                  : "";
  INFO(join("-50, then a state worth 60: q is ", q, ", expected 4 = -50 + 0.9 * 60", known));
  CHECK(q == doctest::Approx(4));
}

TEST_CASE("6.1: several outcomes, each by its probability") {
  const double q = backup({{0.8, 0, 40, false}, {0.1, 1, 0, false}, {0.1, 2, 0, false}}, {10, 5, 20}, 0.9);
  const char* known =
      q > 60   ? ": a likely outcome counts more, an unlikely one less: where are the probabilities?"
      : q < 40 ? ": the rewards count by their probabilities, and so do the values"
               : "";
  INFO(join("action 1 of state 2 at values 10 5 20: q is ", q, ", expected 41.45", known));
  CHECK(q == doctest::Approx(41.45));
}

TEST_CASE("6.1: nothing comes after the end") {
  const double q = backup({{1, 0, 20, true}}, {100}, 0.9);
  const char* known = q == doctest::Approx(110) ? ": it looks as if the value beyond the end was counted"
                      : q == doctest::Approx(0) ? ": the last reward is earned"
                                                : "";
  INFO(join("20 and the end, in a state of value 100: q is ", q, ", expected 20", known));
  CHECK(q == doctest::Approx(20));
}

TEST_CASE("6.1: some of it ends") {
  const double q = backup({{0.25, 1, 0, false}, {0.5, 0, 6, true}, {0.25, 1, 0, false}}, {9, 2}, 0.5);
  const char* known = q == doctest::Approx(6) || q == doctest::Approx(3.25) || q == doctest::Approx(0.25)
                          ? ": an outcome that ends is one of several, the others count too"
                      : q == doctest::Approx(6.5) ? ": the last reward counts by its probability too"
                                                  : "";
  INFO(join("half: a state worth 2, gamma 0.5; half: 6 and the end: q is ", q,
            ", expected 3.5 = 0.5 * (0.5 * 2) + 0.5 * 6", known));
  CHECK(q == doctest::Approx(3.5));
}
