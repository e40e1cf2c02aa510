// rejected: the means were not taken off
#include "minirl/chapter.hpp"
#include "minirl/core/statistics.hpp"

using namespace minirl;

double with_neighbour(const std::vector<double>& x) {
  double ab = 0, aa = 0, bb = 0;
  for (std::size_t t = 0; t + 1 < x.size(); ++t)
    ab += x[t] * x[t + 1], aa += x[t] * x[t], bb += x[t + 1] * x[t + 1];
  return ab / std::sqrt(aa * bb);
}
