// rejected: the networks have changed places
#include "minirl/chapter.hpp"

using namespace minirl;

double double_target(double reward, double gamma, const std::vector<double>& q_online,
                     const std::vector<double>& q_target) {
  const auto best = std::max_element(q_target.begin(), q_target.end()) - q_target.begin();
  return reward + gamma * q_online[static_cast<std::size_t>(best)];
}
