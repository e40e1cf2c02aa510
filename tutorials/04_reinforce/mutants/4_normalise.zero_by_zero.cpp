// rejected: 0 / 0 is not a number
#include "minirl/chapter.hpp"
#include "minirl/core/statistics.hpp"

using namespace minirl;

std::vector<double> normalised(std::vector<double> returns) {
  const Summary s = summarise(returns);
  for (double& r : returns) r = (r - s.mean) / s.std;
  return returns;
}
