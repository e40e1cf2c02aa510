// rejected: too large: it jumps over every valley
#include "minirl/chapter.hpp"

using namespace minirl;

const auto learning_rate = [] { return 100.0; };
