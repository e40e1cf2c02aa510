// rejected: the value after two steps counts gamma^2
#include "minirl/chapter.hpp"

using namespace minirl;

double n_step_target(const std::vector<double>& rewards, const std::vector<double>& values, bool terminated,
                     std::size_t n, double gamma) {
  const std::size_t steps = std::min(n, rewards.size());
  double y = 0, discount = 1;
  for (std::size_t k = 0; k < steps; ++k, discount *= gamma) y += discount * rewards[k];
  return terminated && steps == rewards.size() ? y : y + gamma * values[steps];
}
