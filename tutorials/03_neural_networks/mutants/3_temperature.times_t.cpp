// rejected: it looks as if scores were multiplied by t
#include "minirl/chapter.hpp"

using namespace minirl;

std::vector<double> softmax_of(const std::vector<double>& z, double t) {
  const double largest = *std::max_element(z.begin(), z.end());
  std::vector<double> p;
  double total = 0;
  for (const double score : z) p.push_back(std::exp((score - largest) * t)), total += p.back();
  for (double& x : p) x /= total;
  return p;
}
