// The log-probability of the action taken.
//
// REINFORCE asks in which direction the weights must move to make the action that was taken more likely.
// For that it needs log pi(a | s) of each step: the network gives scores z (logits), [n,actions], and
//
//   log pi(a_i | s_i) = log_softmax(z)[i, a_i]        one number for each step: [n]
//
// gather(x, a) picks x[i, a[i]] of each row. log(softmax(z)) is equal on paper, but softmax of -200 is 0
// in float, and log(0) is minus infinity: log_softmax takes no such detour. See
// include/minirl/agents/reinforce.hpp
#include "minirl/chapter.hpp"

using namespace minirl;

// logits: [n,actions]  actions: n numbers  result: [n]
Var log_of_chosen([[maybe_unused]] Var logits, [[maybe_unused]] const Indices& actions) {
  return todo<Var>("4.6");
}

// ---- Your code is above. Below are its checks: read them, leave them as they are. ----

Tensor chosen(const Tensor& logits, const Indices& actions) {
  GradientTape tape;
  return log_of_chosen(tape.constant(logits), actions).value();
}

TEST_CASE("4.6: scores 0 and log 3 mean probabilities 1/4 and 3/4") {
  const auto log_3 = static_cast<Scalar>(std::log(3.0));
  const Tensor l = chosen(Tensor({2, 2}, {0, log_3, 0, log_3}), {0, 1});
  const bool one_each = l.shape() == Shape{2};
  REQUIRE_MESSAGE(one_each, "the result is ", l.shape().text(), ", expected one number for each step: [2]");
  const bool likeliest = l[0] == doctest::Approx(std::log(0.75));
  const char* known = l[0] == 0                       ? ": that is the score itself"
                      : l[0] == doctest::Approx(0.25) ? ": that is the probability, not its logarithm"
                      : likeliest                     ? ": that is the most likely action, not the one taken"
                                                      : "";
  INFO(join("action 0 has ", l[0], ", expected log(1/4) = -1.386", known));
  CHECK(l[0] == doctest::Approx(std::log(0.25)));
  CHECK(l[1] == doctest::Approx(std::log(0.75)));
}

TEST_CASE("4.6: an action that is nearly impossible has a finite logarithm") {
  const Tensor l = chosen(Tensor({1, 2}, {200, 0}), {1});
  INFO(join("scores 200 and 0, action 1: ", l[0], ", expected -200",
            std::isinf(l[0]) ? ": log(0) is minus infinity" : ""));
  CHECK(l[0] == doctest::Approx(-200));
}
