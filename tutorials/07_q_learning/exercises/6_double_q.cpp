// Double Q-learning: who chooses must not judge.
//
// The largest of several noisy guesses is too large: it won because it was lucky. If the same table chooses
// the action and says what it is worth, that luck goes into the target. So there are two tables. They learn
// from different steps, so they are lucky in different places:
//
//   y = r + gamma q'(s2, argmax_a2 q(s2, a2))        q: the table that learns now, q': the other one
//
// In TdStep: next = q(s2, .), other = q'(s2, .). first_largest(...) is the argmax. See ./minirl run 7.4
#include "minirl/chapter.hpp"

using namespace minirl;

double my_double_q([[maybe_unused]] const TdStep& t) { return todo<double>("7.6"); }

// ---- Your code is above. Below are its checks: read them, leave them as they are. ----

const std::vector<double> next{1, 5, 3}, other{10, 2, 8};

TEST_CASE("7.6: one table chooses, the other judges") {
  const double y = my_double_q({.reward = 1, .gamma = 0.5, .next = next, .other = other});
  const char* known =
      y == doctest::Approx(3.5)    ? ": that is Q-learning's, the same table chose and judged"
      : y == doctest::Approx(6)    ? ": that is the largest of the other table, it chose and judged"
      : y == doctest::Approx(1.5)  ? ": the tables are swapped, the one that learns must choose"
      : y == doctest::Approx(2.75) ? ": that is the mean of both tables; only the other one judges"
      : y == doctest::Approx(4.5)  ? ": that is the sum of both tables; only the other one judges"
      : y == doctest::Approx(5)    ? ": both tables together chose; the one that learns chooses alone"
                                   : "";
  INFO(join("q(s2, .) is 1, 5, 3 and q'(s2, .) is 10, 2, 8: the target is ", y, ", expected 2 = 1 + 0.5*2",
            known));
  CHECK(y == doctest::Approx(2));
}

TEST_CASE("7.6: nothing comes after the end of the task") {
  const double y = my_double_q({.reward = 1, .terminated = true, .gamma = 0.5, .next = next, .other = other});
  INFO(join("the target is ", y, ", expected 1: it looked beyond the end of the task"));
  CHECK(y == doctest::Approx(1));
}

TEST_CASE("7.6: ten actions worth 0, guessed with errors: the targets are 0 on average") {
  Rng rng(0);
  double sum = 0;
  for (int i = 0; i < 4000; ++i) {
    std::vector<double> a(10), b(10);
    for (double& guess : a) guess = rng.uniform(-1, 1);
    for (double& guess : b) guess = rng.uniform(-1, 1);
    sum += my_double_q({.reward = 0, .gamma = 1, .next = a, .other = b}) / 4000;
  }
  INFO(join("their mean is ", sum, sum > 0.5 ? ": the luck of the chosen one is in the target" : ""));
  CHECK(std::abs(sum) < 0.05);
}
