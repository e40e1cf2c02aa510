// rejected: the pieces end at 0.7, 0.9, 0.9 and 1
#include "minirl/chapter.hpp"

using namespace minirl;

int next_state(const std::vector<double>& p, double u) {
  const int last = static_cast<int>(p.size()) - 1;
  for (int j = 0; j < last; ++j) {
    if (p[static_cast<std::size_t>(j)] > u) return j;
  }
  return last;
}
