// rejected: the answer of q_net itself did not move: the updates are gone
#include "minirl/chapter.hpp"

using namespace minirl;

Scalar drift_of_target(Sequential& q_net, const Tensor& s) {
  Sequential target = q_net;
  const Scalar before = predict(target, s)[0];
  return predict(target, s)[0] - before;
}
