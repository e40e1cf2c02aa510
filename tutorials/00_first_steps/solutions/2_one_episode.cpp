// An episode is a chain of steps, from `reset` to the step that says it is over:
//     s = env.reset(seed)         once, then again and again, until step.done():
//     step = env.step(policy(s)),   s = step.observation
// A policy is a function that looks at an observation s and chooses an action a.
// The return of an episode of T steps is the sum of its rewards, G = r_0 + r_1 + ... + r_(T-1): equation (1)
// of the lesson. In CartPole each step gives 1, so G is the number of steps. `step.done()` is true in the
// last step, whose reward counts, too.
//
// Play one episode and give back its return.
#include "minirl/chapter.hpp"

using namespace minirl;

using Policy = std::function<int(const Tensor& s)>;

double episode_return(TimeLimit<CartPole>& env, const Policy& policy, std::uint64_t seed) {
  Tensor s = env.reset(seed);
  double sum = 0;
  while (true) {
    const Step<Tensor> step = env.step(policy(s));
    sum += step.reward;           // before asking whether it is over: the last step has a reward too
    if (step.done()) return sum;  // fallen (terminated) or cut off by the limit (truncated)
    s = step.observation;         // what the policy looks at next
  }
}

// ---- Your code is above. Below are its checks: read them, leave them as they are. ----

const Policy always_left = [](const Tensor&) { return 0; };
const Policy towards_the_lean = [](const Tensor& s) { return s[2] > 0 ? 1 : 0; };

TEST_CASE("0.2: from seed 0, pushing left only, the pole falls in step 11") {
  TimeLimit env(CartPole{}, 500);
  const double sum = episode_return(env, always_left, 0);
  CHECK_MESSAGE(sum != 10, "it looks as if the reward of the last step is missing");
  CHECK_MESSAGE(sum != 0, "the sum is 0: is the loop ever entered, and is the reward added?");
  CHECK_MESSAGE(sum == 11, "the return is ", sum, ", expected 11: a reward of 1 in each of 11 steps");
}

TEST_CASE("0.2: a time limit ends the episode, too") {
  TimeLimit env(CartPole{}, 5);
  const double sum = episode_return(env, always_left, 0);
  CHECK_MESSAGE(sum == 5, "the return is ", sum, ", expected 5: the limit is 5 steps, and each gives 1");
}

TEST_CASE("0.2: rewards are added, whatever they are") {
  TimeLimit env(CartPole({.sutton_barto_reward = true}), 500);  // 0 a step, -1 in the step in which it falls
  const double sum = episode_return(env, always_left, 0);
  CHECK_MESSAGE(sum == -1, "the return is ", sum, ", expected -1: add step.reward instead of counting steps");
}

TEST_CASE("0.2: the policy sees the newest observation") {
  TimeLimit env(CartPole{}, 500);
  const double sum = episode_return(env, towards_the_lean, 0);
  CHECK_MESSAGE(sum > 20, "only ", sum,
                " steps: does the policy look at the same old observation each time?");
}
