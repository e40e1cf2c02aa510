// rejected: yes and no are exchanged
#include "minirl/chapter.hpp"

using namespace minirl;

double surprise(double z, double t) {
  return std::max(z, 0.0) - (1 - t) * z + std::log1p(std::exp(-std::abs(z)));
}
