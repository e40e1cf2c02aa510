// rejected: the mean was not taken off
#include "minirl/chapter.hpp"
#include "minirl/core/statistics.hpp"

using namespace minirl;

std::vector<double> normalised(std::vector<double> returns) {
  const Summary s = summarise(returns);
  for (double& r : returns) r = s.std > 0 ? r / s.std : 0;
  return returns;
}
