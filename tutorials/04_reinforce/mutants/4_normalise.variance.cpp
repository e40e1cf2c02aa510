// rejected: that is divided by the variance
#include "minirl/chapter.hpp"
#include "minirl/core/statistics.hpp"

using namespace minirl;

std::vector<double> normalised(std::vector<double> returns) {
  const Summary s = summarise(returns);
  for (double& r : returns) r = s.std > 0 ? (r - s.mean) / (s.std * s.std) : 0;
  return returns;
}
