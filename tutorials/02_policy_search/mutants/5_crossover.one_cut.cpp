// rejected: thrown anew for each weight?
#include "minirl/chapter.hpp"

#include <map>

using namespace minirl;

Weights crossover(const Weights& mother, const Weights& father, Rng& rng) {
  Weights child = mother;
  const auto cut = static_cast<std::size_t>(rng.choice(3));
  for (std::size_t i = cut; i < child.size(); ++i) child[i] = father[i];
  return child;
}
