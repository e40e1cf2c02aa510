// rejected: the -50, two steps later, did not reach it
#include "minirl/chapter.hpp"

using namespace minirl;

std::vector<double> returns_of(const std::vector<double>& rewards, double gamma) {
  std::vector<double> returns = rewards;
  for (std::size_t t = 0; t + 1 < returns.size(); ++t) returns[t] += gamma * rewards[t + 1];
  return returns;
}
