// Some policies do not say what to do, but how likely each action is. The one below gets p, the probability
// of pushing LEFT, from somebody who knows the game well, and takes the likelier action. (0 is left, 1 is
// right.) A notebook from which this course grew trained such a policy and measured 8.75 steps on average:
// worse than pushes by chance, which last about 22. It was not training that had failed.
//
// Find the bug, and mend it. A policy that is worse than chance is a hint: bad luck does not aim so well.
#include "minirl/chapter.hpp"

using namespace minirl;

int likelier_action(double probability_of_left) {
  return probability_of_left > 0.5 ? 0 : 1;  // the probability is that of action 0
}

// ---- Your code is above. Below are its checks: read them, leave them as they are. ----

// Knows the game: surely left (p near 1) if the pole will be on the left, surely right (p near 0) if on the
// right.
double expert(const Tensor& s) { return 1 / (1 + std::exp(20 * (s[2] + 0.5 * s[3]))); }

TEST_CASE("1.5: left, if left is likelier") {
  const int a = likelier_action(0.9);
  CHECK_MESSAGE(a == 0, "left has probability 0.9, and the action is 1, right: is left the action 0 or 1?");
}

TEST_CASE("1.5: right, if left is less likely") {
  const int a = likelier_action(0.1);
  CHECK_MESSAGE(a == 1, "left has probability 0.1, so right has 0.9, and the action is 0, left");
}

TEST_CASE("1.5: the line between the two lies at one half") {
  const int just_left = likelier_action(0.51), just_right = likelier_action(0.49);
  CHECK_MESSAGE(just_left == 0,
                "left has probability 0.51, and the action is right: the threshold is not 0.5");
  CHECK_MESSAGE(just_right == 1,
                "left has probability 0.49, and the action is left: the threshold is not 0.5");
}

TEST_CASE("1.5: with an expert's probabilities the pole stays up") {
  TimeLimit env(CartPole{}, 500);
  const double mean = evaluate(env, [](const Tensor& s) { return likelier_action(expert(s)); }).mean;
  CHECK_MESSAGE(mean > 400, "100 episodes last ", mean, " steps on average");
}
