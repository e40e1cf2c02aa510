// rejected: so small a population has little variety
#include "minirl/chapter.hpp"

using namespace minirl;

GeneticConfig settings() {
  return {.population = 6, .elite = 1, .sigma = 0.5, .generations = 20, .episodes = 10};
}
