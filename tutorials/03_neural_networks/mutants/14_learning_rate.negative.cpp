// rejected: goes uphill or not at all
#include "minirl/chapter.hpp"

using namespace minirl;

const auto learning_rate = [] { return 0.0; };
