// rejected: one target in 500 is 1, that pulls it down
#include "minirl/chapter.hpp"

using namespace minirl;

const auto as_truncated = [] { return 100.0; };
const auto as_terminal = [] { return 100.0; };
