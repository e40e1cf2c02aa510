// rejected: the discount is missing
#include "minirl/chapter.hpp"

using namespace minirl;

double target(const Step<Tensor>& step, double, const std::vector<double>& q_next) {
  if (step.terminated) return step.reward;
  return step.reward + *std::max_element(q_next.begin(), q_next.end());
}
