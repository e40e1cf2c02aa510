// A baseline that does not depend on the action.
//
// Taking a baseline b off each return R makes the policy gradient less noisy, and on average changes
// nothing, under one condition: b[i] must not depend on what was done in episode i. The mean over ALL
// episodes does depend, it contains R[i]; in a batch of two it halves the gradient. The mean over the
// OTHERS is clean:
//
//   b[i] = sum_{j != i} R[j] / (n - 1)        n: the number of episodes, at least 2
//
// In a batch of hundreds of steps the difference is small, and the agent of this chapter takes the mean of
// all. With one number for each of a few episodes it is not. See ./minirl run 4.2,
// include/minirl/rl/credit.hpp
#include "minirl/chapter.hpp"

using namespace minirl;

// returns: one for each episode, at least two   result: a baseline for each
std::vector<double> baselines([[maybe_unused]] const std::vector<double>& returns) {
  return todo<std::vector<double>>("4.5");
}

// ---- Your code is above. Below are its checks: read them, leave them as they are. ----

TEST_CASE("4.5: the mean of the others") {
  const auto b = baselines({10, 20, 60});
  REQUIRE(b.size() == 3);
  const char* known = b[0] == 30 ? ": the mean of all; it depends on the return it is taken from"
                      : b[0] == doctest::Approx(80.0 / 3) ? ": divided by n, and there are n - 1 others"
                      : b[0] == 45                        ? ": divided by n - 1, but its own 10 is in the sum"
                      : b[0] == 10                        ? ": the return itself; it takes off everything"
                                                          : "";
  INFO(join("the baseline of the first of 10, 20, 60 is ", b[0], ", expected 40 = (20 + 60) / 2", known));
  CHECK(b[0] == doctest::Approx(40));
  CHECK(b[1] == doctest::Approx(35));
  CHECK(b[2] == doctest::Approx(15));
}

TEST_CASE("4.5: an episode does not move its own baseline") {
  const double low = baselines({10, 20, 60}).at(1), high = baselines({10, 999, 60}).at(1);
  CHECK(low == doctest::Approx(high));
}

// Two episodes of one step. Action 1 earns 1, action 0 nothing; both have probability 1/2. By the logit of
// action 1 the log-probability grows with 1/2 if it was taken and falls with 1/2 if not. All four
// outcomes, each 1/4.
TEST_CASE("4.5: on average the gradient stays what it was") {
  double gradient = 0;
  for (const double r0 : {0.0, 1.0}) {
    for (const double r1 : {0.0, 1.0}) {
      const auto b = baselines({r0, r1});
      const auto slope = [](double r) { return r == 1 ? 0.5 : -0.5; };
      gradient += 0.25 * ((r0 - b.at(0)) * slope(r0) + (r1 - b.at(1)) * slope(r1)) / 2;
    }
  }
  INFO(join("the mean gradient is ", gradient, ", expected 1/4, as without a baseline"));
  CHECK(gradient == doctest::Approx(0.25));
}
