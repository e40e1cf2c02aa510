// rejected: is the draw multiplied by sigma?
#include "minirl/chapter.hpp"

using namespace minirl;

Weights mutate(Weights w, double, Rng& rng) {
  for (double& weight : w) weight += rng.normal();
  return w;
}
