// Predict: what a time limit costs that is taken for a fall.
//
// A perfect player balances the pole for ever; CartPole-v1 stops it after 500 steps. At gamma 0.99 each of
// its states is worth 1 / (1 - 0.99): 1 now, 0.99 next, and so on. The pole looks the same at step 3 and at
// step 500, so the network has one value q for all of them.
//
// (a) The limit is stored as what it is, truncated: y = 1 + 0.99 q for every step. What is q?
// (b) It is stored as terminal: y = 1 for one step in 500, and y = 1 + 0.99 q for the 499 others. The value q
//     becomes the mean of its targets. What is it?
#include "minirl/chapter.hpp"

using namespace minirl;

const auto as_truncated = [] { return todo<double>("8.14"); };

const auto as_terminal = [] { return todo<double>("8.14"); };

// ---- Your code is above. Below are its checks: read them, leave them as they are. ----

// Targets are made of q, and q becomes their mean, again and again.
double comes_to(double terminal_share) {
  double q = 0;
  for (int i = 0; i < 5000; ++i) q = terminal_share * 1 + (1 - terminal_share) * (1 + 0.99 * q);
  return q;
}

TEST_CASE("8.14: truncated") {
  const double said = as_truncated(), is = comes_to(0);
  const bool right = said == doctest::Approx(is).epsilon(0.001);
  CHECK_MESSAGE(
      right, join("you said ", said, said == doctest::Approx(500) ? ": that is without the discount" : "",
                  std::abs(said - 99.3) < 0.2 ? ": that is for 500 steps, but nothing ends after them" : ""));
}

TEST_CASE("8.14: terminal") {
  const double said = as_terminal(), is = comes_to(1 / 500.0);
  const char* known = said > 99                   ? ": one target in 500 is 1, that pulls it down"
                      : std::abs(said - 50) < 0.5 ? ": that is if every second step were the last"
                      : said < 2 ? ": is 499 / 500 a whole number in your line? Write 499 / 500.0"
                                 : "";
  const bool right = said == doctest::Approx(is).epsilon(0.005);
  CHECK_MESSAGE(right, join("you said ", said, known));
}
