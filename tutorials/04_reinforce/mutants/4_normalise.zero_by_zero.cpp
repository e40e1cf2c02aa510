// rejected: 0 / 0 is not a number
#include "minirl/chapter.hpp"

using namespace minirl;

#include "minirl/core/statistics.hpp"

std::vector<double> normalised(std::vector<double> returns) {
  const Summary s = summarise(returns);
  for (double& r : returns) r = (r - s.mean) / s.std;
  return returns;
}
