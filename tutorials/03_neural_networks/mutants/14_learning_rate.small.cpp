// rejected: too small: it has hardly begun
#include "minirl/chapter.hpp"

using namespace minirl;

const auto learning_rate = [] { return 0.001; };
