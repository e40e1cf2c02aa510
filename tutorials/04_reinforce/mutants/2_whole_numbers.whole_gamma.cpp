// rejected: the discount itself has become 0
#include "minirl/chapter.hpp"

using namespace minirl;

std::vector<double> returns_of(const std::vector<int>& rewards, double gamma) {
  std::vector<double> sums(rewards.begin(), rewards.end());
  for (std::size_t t = sums.size(); t-- > 1;) sums[t - 1] += static_cast<int>(gamma) * sums[t];
  return sums;
}
