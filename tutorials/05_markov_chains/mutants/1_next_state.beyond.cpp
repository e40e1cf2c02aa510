// rejected: the sum stays a little below 1
#include "minirl/chapter.hpp"

using namespace minirl;

int next_state(const std::vector<double>& p, double u) {
  double sum = 0;
  int j = 0;
  for (const double x : p) {
    sum += x;
    if (sum > u) return j;
    ++j;
  }
  return j;
}
