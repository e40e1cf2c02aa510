// rejected: not mixed
#include "minirl/chapter.hpp"

#include <map>

using namespace minirl;

Weights crossover(const Weights& mother, const Weights& father, Rng&) {
  Weights child = mother;
  for (std::size_t i = 0; i < child.size(); ++i) child[i] = (mother[i] + father[i]) / 2;
  return child;
}
