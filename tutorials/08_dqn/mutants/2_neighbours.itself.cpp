// rejected: that is the correlation of a list with itself
#include "minirl/chapter.hpp"
#include "minirl/core/statistics.hpp"

using namespace minirl;

double with_neighbour(const std::vector<double>& x) {
  const Summary s = summarise(x);
  double covariance = 0;
  for (const double v : x) covariance += (v - s.mean) * (v - s.mean) / static_cast<double>(x.size());
  return covariance / (s.std * s.std);
}
