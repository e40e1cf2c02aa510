// rejected: expected 1: the step terminated the game
#include "minirl/chapter.hpp"

using namespace minirl;

double target(const Step<Tensor>& step, double gamma, const std::vector<double>& q_next) {
  return step.reward + gamma * *std::max_element(q_next.begin(), q_next.end());
}
