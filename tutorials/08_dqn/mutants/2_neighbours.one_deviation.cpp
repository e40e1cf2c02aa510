// rejected: divide by both deviations, once each
#include "minirl/chapter.hpp"
#include "minirl/core/statistics.hpp"

using namespace minirl;

// x: at least 3 numbers, not all alike   result: the correlation of x[t] with x[t + 1]
double with_neighbour(const std::vector<double>& x) {
  const std::vector<double> a(x.begin(), x.end() - 1), b(x.begin() + 1, x.end());
  const Summary of_a = summarise(a), of_b = summarise(b);
  double covariance = 0;
  for (std::size_t t = 0; t < a.size(); ++t) {
    covariance += (a[t] - of_a.mean) * (b[t] - of_b.mean) / static_cast<double>(a.size());
  }
  return covariance / (of_a.std * of_a.std);
}
