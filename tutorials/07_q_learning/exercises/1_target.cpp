// What an action turned out to be worth: the target.
//
// A step gave the reward r and led to a state whose actions are held for worth q(s2, .). Nobody knows yet
// what will come; the best guess is that the best action will be taken there:
//
//   y = r + gamma max_a2 q(s2, a2)        Q-learning (Sutton & Barto 2018, equation 6.8)
//   y = r                                 if the step has ended the task: nothing comes after it
//
// `terminated`: the task is over. `truncated`: a time limit cut the episode off; the state still had a
// future, only we do not see it. See ./minirl run 7.1
#include "minirl/chapter.hpp"

using namespace minirl;

// next: q(s2, .)   [actions]
double target_of([[maybe_unused]] const Step<int>& step, [[maybe_unused]] const std::vector<double>& next,
                 [[maybe_unused]] double gamma) {
  return todo<double>("7.1");
}

// ---- Your code is above. Below are its checks: read them, leave them as they are. ----

const std::vector<double> next{2, 8, -3};  // the best of them: 8

TEST_CASE("7.1: reward 40, and 8 to be had from there") {
  const double y =
      target_of({.observation = 1, .reward = 40, .terminated = false, .truncated = false}, next, 0.9);
  const char* known =
      y == doctest::Approx(43.2)   ? ": the discount is for what comes later, not for the reward"
      : y == doctest::Approx(46.3) ? ": that is the sum of all actions, only the best one will be taken"
      : y == doctest::Approx(42.1) ? ": that is the mean of all actions, only the best one will be taken"
      : y == doctest::Approx(41.8) ? ": that is the first action, the best one will be taken"
                                   : "";
  INFO(join("the target is ", y, ", expected 47.2 = 40 + 0.9*8", known));
  CHECK(y == doctest::Approx(47.2));
}

TEST_CASE("7.1: even the best may cost something") {
  const double y =
      target_of({.observation = 1, .reward = 40, .terminated = false, .truncated = false}, {-4, -1}, 0.9);
  const char* known = y == doctest::Approx(40) ? ": where did the search for the largest begin? At 0?" : "";
  INFO(join("q(s2, .) is -4, -1: the target is ", y, ", expected 39.1 = 40 + 0.9*(-1)", known));
  CHECK(y == doctest::Approx(39.1));
}

TEST_CASE("7.1: nothing comes after the end of the task") {
  const double y =
      target_of({.observation = 1, .reward = 40, .terminated = true, .truncated = false}, next, 0.9);
  const char* known = y > 40   ? ": it looked beyond the end of the task"
                      : y == 0 ? ": what the last step earned counts"
                               : "";
  INFO(join("the target is ", y, ", expected 40", known));
  CHECK(y == doctest::Approx(40));
}

TEST_CASE("7.1: a time limit is not the end of the task") {
  const double y =
      target_of({.observation = 1, .reward = 40, .terminated = false, .truncated = true}, next, 0.9);
  INFO(join("the target is ", y, ", expected 47.2: the state still had a future when the time was up"));
  CHECK(y == doctest::Approx(47.2));
  const double both =
      target_of({.observation = 1, .reward = 40, .terminated = true, .truncated = true}, next, 0.9);
  INFO(join("if both flags are up it is ", both, ", expected 40: the task is over"));
  CHECK(both == doctest::Approx(40));
}
