// rejected: a piece does not hold its end
#include "minirl/chapter.hpp"

using namespace minirl;

int next_state(const std::vector<double>& p, double u) {
  const int last = static_cast<int>(p.size()) - 1;
  double sum = 0;
  for (int j = 0; j < last; ++j) {
    sum += p[static_cast<std::size_t>(j)];
    if (sum >= u) return j;
  }
  return last;
}
