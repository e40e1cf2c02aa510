// rejected: w must not judge its own choice
#include "minirl/chapter.hpp"

using namespace minirl;

double double_target(double reward, double gamma, const std::vector<double>& q_online,
                     const std::vector<double>&) {
  return reward + gamma * *std::max_element(q_online.begin(), q_online.end());
}
