// rejected: so few generations hardly improve on what chance gave
#include "minirl/chapter.hpp"

using namespace minirl;

GeneticConfig settings() { return {.population = 50, .sigma = 0.5, .generations = 1, .episodes = 50}; }
