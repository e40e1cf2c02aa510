// rejected: it is the same network under another name
#include "minirl/chapter.hpp"

using namespace minirl;

Scalar drift_of_target(Sequential& q_net, const Tensor& s) {
  const auto& target = q_net;
  const Scalar before = predict(target, s)[0];
  Adam adam({.learning_rate = 0.01f});
  for (int update = 0; update < 10; ++update) {
    GradientTape tape;
    adam.step(q_net, tape.gradient(mse(q_net(tape.constant(s)), Tensor({1, 1})), q_net));
  }
  return predict(target, s)[0] - before;
}
