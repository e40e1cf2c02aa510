// rejected: the mean was not taken off
#include "minirl/chapter.hpp"

using namespace minirl;

#include "minirl/core/statistics.hpp"

std::vector<double> normalised(std::vector<double> returns) {
  const Summary s = summarise(returns);
  for (double& r : returns) r = s.std > 0 ? r / s.std : 0;
  return returns;
}
