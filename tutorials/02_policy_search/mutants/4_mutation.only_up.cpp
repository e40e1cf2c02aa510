// rejected: is the draw normal
#include "minirl/chapter.hpp"

using namespace minirl;

Weights mutate(Weights w, double sigma, Rng& rng) {
  for (double& weight : w) weight += sigma * rng.random();
  return w;
}
