// rejected: what is taken on must be given up, too
#include "minirl/chapter.hpp"

using namespace minirl;

void follow(std::vector<double>& target, const std::vector<double>& online, double tau) {
  for (std::size_t i = 0; i < target.size(); ++i) target[i] += tau * online[i];
}
