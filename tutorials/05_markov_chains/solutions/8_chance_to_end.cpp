// Predict: a discount is a chance to end.
//
// Count a reward n steps later as gamma^n: or count it in full, but let the walk end after each step with
// probability 1 - gamma. It is still on after n steps with probability gamma^n: on average the same. So a
// discount says how far ahead an agent looks: a walk that ends with probability p per step takes 1 / p steps
// on average. No formula is needed below but these two. See ./minirl run 5.3
#include "minirl/chapter.hpp"

using namespace minirl;

// How many steps a walk has on average if it ends with the chance of gamma = 0.95.
const auto steps_at_95 = [] { return 20.0; };  // 1 / 0.05

// A reward of 2 at every step for ever: what it is worth at gamma = 0.99.
const auto two_for_ever = [] { return 200.0; };  // 100 steps on average, 2 each

// The gamma of an agent that looks 50 steps ahead on average.
const auto gamma_for_50 = [] { return 0.98; };  // 1 - 1/50

// One reward of 10, three steps later, at gamma = 0.5.
const auto ten_in_three_steps = [] { return 1.25; };  // on after three steps: 1/8

// ---- Your code is above. Below are its checks: read them, leave them as they are. ----

// Expected steps of a chain with one state and an end.
double steps(double gamma) { return absorption(MarkovChain({{gamma, 1 - gamma}, {0, 1}})).expected_steps[0]; }

void judge(double said, double is, const std::string& what) {
  const bool right = said == doctest::Approx(is);
  CHECK_MESSAGE(right, join("you said ", said, ": ", what));
}

TEST_CASE("5.8: how many steps") {
  const double said = steps_at_95();
  judge(said, steps(0.95),
        said == doctest::Approx(1 / 0.95) ? "1 / 0.95 would be right if it ended with probability 0.95"
                                          : "it ends with probability 0.05, so it takes 1 / 0.05 steps");
}

TEST_CASE("5.8: for ever") {
  const double said = two_for_ever();
  judge(said, 2 * steps(0.99),
        said == doctest::Approx(198) ? "the first reward comes at once, before the walk may end"
                                     : "as many rewards of 2 as there are steps");
}

TEST_CASE("5.8: how far an agent looks") {
  const double said = gamma_for_50();
  judge(said, 0.98,
        join("such an agent looks ", said < 1 ? join(steps(said)) : std::string("for ever"), " steps ahead"));
}

TEST_CASE("5.8: one reward, later") {
  const double said = ten_in_three_steps();
  judge(said, 10 * distribution_after(MarkovChain({{0.5, 0.5}, {0, 1}}), std::vector<double>{1, 0}, 3)[0],
        said == doctest::Approx(2.5)
            ? "three steps later, not two: half, a quarter, an eighth"
            : "how likely is a walk still on after three steps, if half end with each?");
}
