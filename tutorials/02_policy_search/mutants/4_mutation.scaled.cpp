// rejected: add to the weight, do not scale it
#include "minirl/chapter.hpp"

using namespace minirl;

Weights mutate(Weights w, double sigma, Rng& rng) {
  for (double& weight : w) weight *= 1 + sigma * rng.normal();
  return w;
}
