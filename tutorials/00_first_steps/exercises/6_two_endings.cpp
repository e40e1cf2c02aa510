// An episode can be over for two reasons, and a Step says which:
//     terminated   the task itself has ended: the pole fell, or the cart left the track; no more to earn
//     truncated    somebody cut the episode off, here a limit on the steps; there was more to earn
// Both may be true of one step. Later chapters need the difference: the future after a cut still has a value.
//
// Predict, without running anything, how each of three episodes ends. The cart starts at rest, the pole is
// upright.
#include "minirl/chapter.hpp"

using namespace minirl;

enum class Ending { terminated, truncated, both };

// Always pushing right, the pole falls in step 9.
struct Predictions {
  Ending short_limit;  // TimeLimit env(CartPole{}, 5)
  Ending long_limit;   // TimeLimit env(CartPole{}, 500)
  Ending same_step;    // TimeLimit env(CartPole{}, 9)
};

Predictions predict() {
  // Replace the line by a prediction for each field, in this order:
  // return {.short_limit = Ending::..., .long_limit = ..., .same_step = ...};
  return todo<Predictions>("0.6");
}

// ---- Your code is above. Below are its checks: read them, leave them as they are. ----

// Plays the episode: always right, which makes the pole fall in step 9.
Ending ending_with_limit(int limit) {
  TimeLimit env(CartPole{}, limit);
  env.reset(0);
  env.env().set_state({0, 0, 0, 0});
  Step<Tensor> step = env.step(1);
  while (!step.done()) step = env.step(1);
  if (step.terminated && step.truncated) return Ending::both;
  return step.terminated ? Ending::terminated : Ending::truncated;
}

TEST_CASE("0.6: a limit of 5 steps") {
  const Ending predicted = predict().short_limit;
  CHECK_MESSAGE(predicted == ending_with_limit(5),
                "after 5 steps the pole still stands: who ends the episode, the task or the limit?");
}

TEST_CASE("0.6: a limit of 500 steps") {
  const Ending predicted = predict().long_limit;
  CHECK_MESSAGE(predicted == ending_with_limit(500),
                "the pole falls in step 9, and 500 is far away: who ends the episode?");
}

TEST_CASE("0.6: a limit of 9 steps") {
  const Ending predicted = predict().same_step;
  CHECK_MESSAGE(
      predicted == ending_with_limit(9),
      "in step 9 the pole falls, and step 9 is the last one allowed: do two reasons exclude each other?");
}
