// rejected: the biases are missing
#include "minirl/chapter.hpp"

using namespace minirl;

const auto parameters = [] { return 4 * 32 + 32 * 2; };
const auto outputs = [] { return 100; };
