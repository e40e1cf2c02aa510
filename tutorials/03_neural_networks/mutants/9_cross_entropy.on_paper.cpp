// rejected: right on paper only
#include "minirl/chapter.hpp"

using namespace minirl;

double surprise(double z, double t) {
  const double p = 1 / (1 + std::exp(-z));
  return -t * std::log(p) - (1 - t) * std::log(1 - p);
}
