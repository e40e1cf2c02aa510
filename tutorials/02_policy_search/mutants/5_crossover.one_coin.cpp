// rejected: is one coin thrown for all weights?
#include "minirl/chapter.hpp"

#include <map>

using namespace minirl;

Weights crossover(const Weights& mother, const Weights& father, Rng& rng) {
  return rng.random() < 0.5 ? mother : father;
}
