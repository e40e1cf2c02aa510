// rejected: the state still had a future when the time was up
#include "minirl/chapter.hpp"

using namespace minirl;

double target_of(const Step<int>& step, const std::vector<double>& next, double gamma) {
  if (step.done()) return step.reward;
  return step.reward + gamma * *std::max_element(next.begin(), next.end());
}
