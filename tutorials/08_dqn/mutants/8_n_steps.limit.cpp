// rejected: a time limit is no fall
#include "minirl/chapter.hpp"

using namespace minirl;

double n_step_target(const std::vector<double>& rewards, const std::vector<double>& values, bool,
                     std::size_t n, double gamma) {
  const std::size_t steps = std::min(n, rewards.size());
  double y = 0, discount = 1;
  for (std::size_t k = 0; k < steps; ++k, discount *= gamma) y += discount * rewards[k];
  return steps == rewards.size() ? y : y + discount * values[steps];
}
