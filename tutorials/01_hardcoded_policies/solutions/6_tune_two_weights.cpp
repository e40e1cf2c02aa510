// Which weights are good? A program could try them all, as in the next chapter. Be the program:
//     res = w1 * angle + w2 * angular velocity,     push right if res > 0, otherwise left
// With (w1, w2) = (1, 0) this is the angle rule: the pole swings wider and wider. With (1, 1) it is angle
// plus velocity: the pole is steady, but in some episodes the cart drifts slowly off the track, at which
// neither number looks. Between the two lie weights that do better than both. Only w2 / w1 matters
// (exercise 1.4).
//
// Find w1 and w2 that reach the limit of 500 steps in each of 100 episodes. Try some; each save is a run.
#include "minirl/chapter.hpp"

using namespace minirl;

LinearPolicy tuned() {
  return {.w1 = 1, .w2 = 0.5};  // looks half a second ahead instead of one; 0.1 to 0.5 all do
}

// ---- Your code is above. Below are its checks: read them, leave them as they are. ----

TEST_CASE("1.6: the two weights look at the right things in the right direction") {
  const LinearPolicy policy = tuned();
  CHECK_MESSAGE(policy.w0 == 0, "w0 is ", policy.w0, ": this exercise leaves the constant at 0");
  CHECK_MESSAGE(policy.w1 > 0, "w1 is ", policy.w1,
                ": a pole that leans to the right needs a push to the right");
}

TEST_CASE("1.6: 100 episodes of 500 steps") {
  const LinearPolicy policy = tuned();
  TimeLimit env(CartPole{}, 500);
  const Evaluation e = evaluate(env, policy);
  const std::string why = e.mean < 15 ? "the signs are wrong, each push throws the pole over"
                          : policy.w2 < policy.w1 / 2
                              ? "the pole swings wider and wider, w2 is too small beside w1"
                              : "the cart drifts off the track, w2 is too large beside w1";
  CHECK_MESSAGE(e.lowest == 500, "the shortest of 100 episodes has ", e.lowest, " steps, the mean is ",
                e.mean, ": ", why);
}
