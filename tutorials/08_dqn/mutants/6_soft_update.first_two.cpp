// rejected: the last weight is 0, expected 1.5
#include "minirl/chapter.hpp"

using namespace minirl;

void follow(std::vector<double>& target, const std::vector<double>& online, double tau) {
  for (std::size_t i = 0; i < std::min<std::size_t>(2, target.size()); ++i) {
    target[i] = (1 - tau) * target[i] + tau * online[i];
  }
}
