// rejected: is too large for exp
#include "minirl/chapter.hpp"

using namespace minirl;

std::vector<double> softmax_of(const std::vector<double>& z, double t) {
  std::vector<double> p;
  double total = 0;
  for (const double score : z) p.push_back(std::exp(score / t)), total += p.back();
  for (double& x : p) x /= total;
  return p;
}
