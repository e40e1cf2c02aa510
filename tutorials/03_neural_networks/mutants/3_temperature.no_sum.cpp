// rejected: they are not divided by their sum
#include "minirl/chapter.hpp"

using namespace minirl;

std::vector<double> softmax_of(const std::vector<double>& z, double t) {
  std::vector<double> p;
  for (const double score : z) p.push_back(std::exp(score / t));
  return p;
}
