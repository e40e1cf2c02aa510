// How long did the pole stay up? A notebook from which this course grew counted the steps of an episode with
// a loop like the one below, and printed that the angle rule balances for 72 steps at best, 25 at worst
// and 43.313 on average. No error, no warning, and the numbers look plausible. All three are wrong, by the
// same amount.
//
// Find the bug, and mend it. Ask what the smallest possible episode should count.
#include "minirl/chapter.hpp"

using namespace minirl;

using Policy = std::function<int(const Tensor& s)>;

int episode_length(TimeLimit<CartPole>& env, const Policy& policy, std::uint64_t seed) {
  Tensor s = env.reset(seed);
  int count = 0;  // reset is no step: nothing has been done yet
  while (true) {
    const Step<Tensor> step = env.step(policy(s));
    ++count;
    if (step.done()) return count;
    s = step.observation;
  }
}

// ---- Your code is above. Below are its checks: read them, leave them as they are. ----

const Policy towards_the_lean = [](const Tensor& s) { return s[2] > 0 ? 1 : 0; };

// The episode is cut off by a limit, so its length is known.
int length_with_limit(int limit) {
  TimeLimit env(CartPole{}, limit);
  return episode_length(env, towards_the_lean, 7);
}

TEST_CASE("0.3: an episode of one step has length 1") {
  const int length = length_with_limit(1);
  CHECK_MESSAGE(length != 2, "one step was counted as 2: what is count before the first step?");
  CHECK_MESSAGE(length != 0, "one step was counted as 0: the step that ends the episode counts, too");
  CHECK_MESSAGE(length == 1, "one step was counted as ", length);
}

TEST_CASE("0.3: an episode of ten steps has length 10") {
  const int length = length_with_limit(10);
  CHECK_MESSAGE(length == 10, "ten steps were counted as ", length);
}

TEST_CASE("0.3: where each step earns 1, length and return are equal") {
  TimeLimit env(CartPole{}, 500);
  const int length = episode_length(env, towards_the_lean, 7);
  const double sum = play_episode(env, towards_the_lean, 7).total();
  CHECK_MESSAGE(length == sum, "the length is ", length, ", but the rewards add up to ", sum);
}
