// The loss of REINFORCE, with its sign.
//
// We want the return to be large; optimisers make a loss small. The policy gradient climbs: it raises log
// pi of an action by its weight A, more for a better one, and lowers it where A is negative. As a loss it
// gets a minus:
//
//   loss = -mean_t( A_t log pi(a_t | s_t) )        equation (3) of include/minirl/agents/reinforce.hpp
//
// The value of this loss says little; its gradient is all. With the sign wrong nothing fails: the agent
// learns, to do badly. A mean, not a sum: with a sum long episodes would take longer steps.
#include "minirl/chapter.hpp"

using namespace minirl;

// log_p: [n], on the tape   weights: [n], the A_t   result: a single number
Var policy_loss(Var log_p, const Tensor& weights) {
  return -mean(log_p * weights);  // each step's own weight first, then the mean
}

// ---- Your code is above. Below are its checks: read them, leave them as they are. ----

TEST_CASE("4.7: minus the mean of weighted log-probabilities") {
  GradientTape tape;
  const Scalar loss = policy_loss(tape.constant(Tensor::vector({-1, -2})), Tensor::vector({3, -1})).item();
  const char* known = loss == Scalar(-0.5)  ? ": the sign is wrong"
                      : loss == 1           ? ": that is the sum, of 2 steps"
                      : loss == Scalar(1.5) ? ": each step must have its own weight, before the mean is taken"
                                            : "";
  INFO(join("log_p -1, -2 with weights 3, -1 gave ", loss, ", expected 0.5 = -((-1)*3 + (-2)*(-1)) / 2",
            known));
  CHECK(loss == doctest::Approx(0.5));
}

TEST_CASE("4.7: a step downhill makes the better action more likely") {
  struct Scores {
    Tensor z = Tensor({1, 2}, {0, 0});
    void visit(Visitor& v) { v("z", z); }
  } scores;
  GradientTape tape;
  const Var z = tape.watch(scores.z);
  const Var both = take_rows(z, {0, 0});  // the same state twice: action 0 was good, action 1 was bad
  const Var loss = policy_loss(log_probability(both, {0, 1}), Tensor::vector({1, -1}));
  Sgd({.learning_rate = 1}).step(scores, tape.gradient(loss, scores));
  INFO(join("the scores went from 0, 0 to ", scores.z[0], ", ", scores.z[1]));
  CHECK(scores.z[0] > scores.z[1]);
}
