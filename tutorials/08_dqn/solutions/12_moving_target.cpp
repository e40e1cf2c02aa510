// Find the bug: a gradient flows into the target.
//
// The loss of a step is (Q(s, a) - y)^2 with y = r + gamma max_a' Q(s2, a'). Its gradient moves Q(s, a)
// towards y. It must not move y towards Q(s, a): what comes later is not worth less because we thought too
// little of what comes before. So y has to be a number, as if it came from elsewhere. `stop_gradient(x)` is x
// as a number.
//
// Below, y is made on the tape from the same network. Nothing crashes, the loss is right, and the gradient is
// not. (The agent cannot make this mistake: its targets are Tensors, and no gradient flows into a Tensor.)
#include "minirl/chapter.hpp"

using namespace minirl;

// The loss of all rows of t; none of them ends a game.
Var td_loss(GradientTape& tape, const Sequential& q_net, const Transitions& t, Scalar gamma) {
  const Var q = gather(q_net(tape.constant(t.observations)), t.actions);
  const Var next = stop_gradient(max(q_net(tape.constant(t.next_observations)), 1));  // a number from here on
  const Var error = q - (next * gamma + static_cast<Scalar>(t.rewards[0]));
  return mean(error * error);
}

// ---- Your code is above. Below are its checks: read them, leave them as they are. ----

// Two states, two actions, Q(s, a) = w[s][a] + b[a]: in state 0 action 0 earned 1 and led to state 1.
struct Table {
  Sequential q_net;
  Transitions t;
};

Table table() {
  Dense layer(2, 2);
  layer.weight = Tensor({2, 2}, {0.5f, 0, 2, 1});
  layer.bias = Tensor({2});
  Transitions t;
  t.observations = Tensor({1, 2}, {1, 0}), t.actions = {0}, t.rewards = {1};
  t.next_observations = Tensor({1, 2}, {0, 1});
  return {sequential(layer), t};
}

TEST_CASE("8.12: the loss") {
  const auto [q_net, t] = table();
  GradientTape tape;
  const Scalar loss = td_loss(tape, q_net, t, 0.5f).item();  // y = 1 + 0.5*2 = 2
  CHECK_MESSAGE(loss == doctest::Approx(2.25), join("the loss is ", loss, ", expected 2.25 = (0.5 - 2)^2"));
}

TEST_CASE("8.12: only Q of the step itself moves") {
  const auto [q_net, t] = table();
  GradientTape tape;
  const Tensor g = *tape.gradient(td_loss(tape, q_net, t, 0.5f), q_net).begin();
  CHECK_MESSAGE(g(0, 0) == doctest::Approx(-3),
                join("Q(s, a) is pulled with ", g(0, 0), ", expected -3 = 2 (0.5 - 2)",
                     g(0, 0) == 0 ? ": it must not be a number, it is what learns" : ""));
  CHECK_MESSAGE(g(1, 0) == 0, join("the target's Q(s2, 0) is pulled with ", g(1, 0),
                                   ": the gradient flows into the target"));
}
