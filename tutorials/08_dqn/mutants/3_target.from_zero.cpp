// rejected: where did the search for the largest start? At 0?
#include "minirl/chapter.hpp"

using namespace minirl;

double target(const Step<Tensor>& step, double gamma, const std::vector<double>& q_next) {
  double largest = 0;
  for (const double q : q_next) largest = std::max(largest, q);
  return step.reward + (step.terminated ? 0 : gamma * largest);
}
