// rejected: the sign of the loss is wrong: it learns to fall
#include "minirl/chapter.hpp"

using namespace minirl;

std::vector<double> my_weights(const Rewards& rewards, double gamma) {
  return step_weights(rewards, {.gamma = gamma, .normalise = false});
}
Var my_loss(Var log_p, Tensor weights) { return mean(log_p * weights); }
