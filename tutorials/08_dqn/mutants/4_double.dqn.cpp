// rejected: that is DQN, where w- chooses and judges
#include "minirl/chapter.hpp"

using namespace minirl;

double double_target(double reward, double gamma, const std::vector<double>&,
                     const std::vector<double>& q_target) {
  return reward + gamma * *std::max_element(q_target.begin(), q_target.end());
}
