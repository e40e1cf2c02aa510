// rejected: that is for 500 steps, but nothing ends after them
#include "minirl/chapter.hpp"

using namespace minirl;

const auto as_truncated = [] { return (1 - std::pow(0.99, 500)) / (1 - 0.99); };
const auto as_terminal = [] { return 1 / (1 - 0.99 * 499 / 500.0); };
