// rejected: the spread is sigma squared
#include "minirl/chapter.hpp"

using namespace minirl;

Weights mutate(Weights w, double sigma, Rng& rng) {
  for (double& weight : w) weight += sigma * sigma * rng.normal();
  return w;
}
