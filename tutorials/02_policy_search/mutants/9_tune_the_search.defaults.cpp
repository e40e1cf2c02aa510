// rejected: are too many, 7000 are allowed
#include "minirl/chapter.hpp"

using namespace minirl;

GeneticConfig settings() { return {}; }
