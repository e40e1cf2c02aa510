// rejected: that is divided by the variance
#include "minirl/chapter.hpp"

using namespace minirl;

#include "minirl/core/statistics.hpp"

std::vector<double> normalised(std::vector<double> returns) {
  const Summary s = summarise(returns);
  for (double& r : returns) r = s.std > 0 ? (r - s.mean) / (s.std * s.std) : 0;
  return returns;
}
