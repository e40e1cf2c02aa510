// rejected: it depends on the return it is taken from
#include "minirl/chapter.hpp"

using namespace minirl;

std::vector<double> baselines(const std::vector<double>& returns) {
  double total = 0;
  for (const double r : returns) total += r;
  return std::vector<double>(returns.size(), total / static_cast<double>(returns.size()));
}
