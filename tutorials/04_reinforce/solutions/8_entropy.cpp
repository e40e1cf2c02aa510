// Entropy, and which way it goes.
//
// Entropy measures how undecided a policy is: log k nats if all k actions are alike, 0 if one is certain.
//
//   H(s) = -sum_a pi(a | s) log pi(a | s)        large: undecided
//   loss = policy loss - c mean_t( H(s_t) )      c >= 0, the entropy coefficient
//
// An agent that is certain too soon tries nothing any more. The bonus pays for staying undecided; as
// optimisers make the loss small, it is taken off. softmax(z) is pi, log_softmax(z) is log pi, and sum(x, 1)
// adds along axis 1, the actions. The PyTorch notebook's text has the direction wrong. See ./minirl run 4.4
#include "minirl/chapter.hpp"

using namespace minirl;

// logits: [n,actions]  result: [n]
Var entropy(Var logits) {
  return -sum(softmax(logits) * log_softmax(logits), 1);  // along axis 1: over the actions of each state
}

Var loss_with_bonus(Var policy_loss, Var logits, Scalar c) {
  return policy_loss - c * mean(entropy(logits));  // a smaller loss for a larger entropy
}

// ---- Your code is above. Below are its checks: read them, leave them as they are. ----

TEST_CASE("4.8: a fair coin has log 2, a sure policy nothing") {
  GradientTape tape;
  const Tensor h = entropy(tape.constant(Tensor({3, 2}, {1, 1, 30, 0, 2, 0}))).value();
  const bool one_each = h.shape() == Shape{3};
  REQUIRE_MESSAGE(one_each, "the result is ", h.shape().text(), ", expected one number for each state: [3]");
  const char* known = h[0] < 0 ? ": the minus is missing"
                      : h[0] == doctest::Approx(2 * std::log(2.0))
                          ? ": each logarithm counts with its probability"
                          : "";
  INFO(join("equal scores gave ", h[0], ", expected log 2 = 0.6931", known));
  CHECK(h[0] == doctest::Approx(std::log(2.0)));
  CHECK(h[1] < 1e-6);
  CHECK(h[2] == doctest::Approx(0.3653335));
}

TEST_CASE("4.8: the bonus is taken off the loss") {
  GradientTape tape;
  const Var z = tape.constant(Tensor({4, 2}));
  const Scalar loss = loss_with_bonus(tape.constant(Scalar(1)), z, Scalar(0.1)).item();
  const char* known = loss > 1 ? ": that is a fine for being undecided"
                      : loss == doctest::Approx(1 - 0.4 * std::log(2.0))
                          ? ": take the mean over the states, not their sum"
                          : "";
  INFO(join("a loss of 1 with 0.1 log 2 as its bonus is ", loss, ", expected 0.9307", known));
  CHECK(loss == doctest::Approx(1 - 0.1 * std::log(2.0)));
}

TEST_CASE("4.8: a step downhill makes the policy less certain") {
  struct Scores {
    Tensor z = Tensor({1, 2}, {2, 0});
    void visit(Visitor& v) { v("z", z); }
  } scores;
  GradientTape tape;
  const Var loss = loss_with_bonus(tape.constant(Scalar(0)), tape.watch(scores.z), 1);
  Sgd({.learning_rate = 1}).step(scores, tape.gradient(loss, scores));
  INFO(join("the scores went from 2, 0 to ", scores.z[0], ", ", scores.z[1]));
  CHECK(scores.z[0] - scores.z[1] < 2);
}
