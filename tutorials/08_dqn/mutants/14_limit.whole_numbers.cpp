// rejected: is 499 / 500 a whole number in your line?
#include "minirl/chapter.hpp"

using namespace minirl;

const auto as_truncated = [] { return 100.0; };
const auto as_terminal = [] { return 1 / (1 - 0.99 * (499 / 500)); };
