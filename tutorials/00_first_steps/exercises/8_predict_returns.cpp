// The return of an episode is the sum of its rewards. CartPole pays in one of two ways:
//     usual                       1 in each step, also in the step in which the pole falls
//     sutton_barto_reward = true  0 in each step, and -1 in the step in which the pole falls; so it is in the
//                                 book of Sutton and Barto, "Reinforcement Learning"
// Both ask for the same behaviour; their numbers have nothing in common. A return means little until one
// knows the rewards it is made of.
//
// Predict three returns, without running anything.
#include "minirl/chapter.hpp"

using namespace minirl;

struct Predictions {
  double balanced;             // usual rewards; a good policy, cut off after 200 steps
  double fallen;               // usual rewards; the pole falls in step 9
  double fallen_sutton_barto;  // sutton_barto_reward = true; the pole falls in step 9
};

Predictions predict() {
  // Replace the line by: return {.balanced = ..., .fallen = ..., .fallen_sutton_barto = ...};
  return todo<Predictions>("0.8");
}

// ---- Your code is above. Below are its checks: read them, leave them as they are. ----

double played(CartPoleConfig config, int limit, const std::function<int(const Tensor&)>& policy) {
  TimeLimit env(CartPole(config), limit);
  double sum = 0;
  Tensor s = env.reset(0);
  env.env().set_state({0, 0, 0, 0});  // at rest, upright
  for (bool done = false; !done;) {
    const Step<Tensor> step = env.step(policy(s));
    sum += step.reward;
    done = step.done();
    s = step.observation;
  }
  return sum;
}
int to_the_right(const Tensor&) { return 1; }

TEST_CASE("0.8: balanced up to the limit") {
  const double predicted = predict().balanced;
  CHECK_MESSAGE(predicted == played({}, 200, LinearPolicy{1, 0.5, 0}), "you said ", predicted,
                ": 200 steps were made, and each gives 1");
}

TEST_CASE("0.8: fallen in step 9") {
  const double predicted = predict().fallen;
  CHECK_MESSAGE(predicted != 8,
                "it looks as if the step in which the pole falls was left out; it gives 1, too");
  CHECK_MESSAGE(predicted == played({}, 500, to_the_right), "9 steps were made, and each gives 1");
}

TEST_CASE("0.8: fallen in step 9, with the book's rewards") {
  const double predicted = predict().fallen_sutton_barto;
  CHECK_MESSAGE(predicted != -9, "it looks as if each step was given -1; only the step of the fall gives -1");
  CHECK_MESSAGE(predicted != 8, "it looks as if each step was given 1; here a step without a fall gives 0");
  CHECK_MESSAGE(predicted == played({.sutton_barto_reward = true}, 500, to_the_right), "you said ", predicted,
                ": add up the rewards of the 9 steps, one by one");
}
