// rejected: each step must have its own weight
#include "minirl/chapter.hpp"

using namespace minirl;

Var policy_loss(Var log_p, const Tensor& weights) {
  GradientTape other;
  return -mean(log_p) * mean(other.constant(weights)).item();
}
