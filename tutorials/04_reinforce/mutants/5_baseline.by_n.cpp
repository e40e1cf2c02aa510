// rejected: divided by n, and there are n - 1 others
#include "minirl/chapter.hpp"

using namespace minirl;

std::vector<double> baselines(const std::vector<double>& returns) {
  double total = 0;
  for (const double r : returns) total += r;
  std::vector<double> b;
  for (const double r : returns) b.push_back((total - r) / static_cast<double>(returns.size()));
  return b;
}
