// rejected: it looks as if an action were paid for what came before it
#include "minirl/chapter.hpp"

using namespace minirl;

std::vector<double> returns_of(const std::vector<double>& rewards, double gamma) {
  std::vector<double> returns = rewards;
  for (std::size_t t = 1; t < returns.size(); ++t) returns[t] += gamma * returns[t - 1];
  return returns;
}
