// rejected: it was not divided by the deviations
#include "minirl/chapter.hpp"
#include "minirl/core/statistics.hpp"

using namespace minirl;

double with_neighbour(const std::vector<double>& x) {
  const std::vector<double> a(x.begin(), x.end() - 1), b(x.begin() + 1, x.end());
  double covariance = 0;
  for (std::size_t t = 0; t < a.size(); ++t) {
    covariance += (a[t] - summarise(a).mean) * (b[t] - summarise(b).mean) / static_cast<double>(a.size());
  }
  return covariance;
}
