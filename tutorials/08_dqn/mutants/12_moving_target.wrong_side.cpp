// rejected: it must not be a number, it is what learns
#include "minirl/chapter.hpp"

using namespace minirl;

Var td_loss(GradientTape& tape, const Sequential& q_net, const Transitions& t, Scalar gamma) {
  const Var q = stop_gradient(gather(q_net(tape.constant(t.observations)), t.actions));
  const Var next = max(q_net(tape.constant(t.next_observations)), 1);
  const Var error = q - (next * gamma + static_cast<Scalar>(t.rewards[0]));
  return mean(error * error);
}
