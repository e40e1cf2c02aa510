// rejected: rounding is no better than cutting
#include "minirl/chapter.hpp"

using namespace minirl;

std::vector<double> returns_of(const std::vector<int>& rewards, double gamma) {
  auto sums = rewards;
  for (std::size_t t = sums.size(); t-- > 1;) sums[t - 1] += static_cast<int>(gamma * sums[t] + 0.5);
  return std::vector<double>(sums.begin(), sums.end());
}
