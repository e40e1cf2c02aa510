// rejected: draw anew for each of them
#include "minirl/chapter.hpp"

using namespace minirl;

Weights mutate(Weights w, double sigma, Rng& rng) {
  const double draw = rng.normal();
  for (double& weight : w) weight += sigma * draw;
  return w;
}
