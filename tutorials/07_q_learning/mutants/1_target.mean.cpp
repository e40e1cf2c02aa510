// rejected: that is the mean of all actions
#include "minirl/chapter.hpp"

using namespace minirl;

double target_of(const Step<int>& step, const std::vector<double>& next, double gamma) {
  if (step.terminated) return step.reward;
  double sum = 0;
  for (const double q : next) sum += q;
  return step.reward + gamma * sum / static_cast<double>(next.size());
}
