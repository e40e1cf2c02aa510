// rejected: it looks as if the discount was applied to an action's own reward too
#include "minirl/chapter.hpp"

using namespace minirl;

std::vector<double> returns_of(const std::vector<double>& rewards, double gamma) {
  std::vector<double> returns = rewards;
  double next = 0;
  for (std::size_t t = returns.size(); t-- > 0;) next = returns[t] = gamma * (rewards[t] + next);
  return returns;
}
