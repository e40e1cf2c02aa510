// rejected: those of a single observation
#include "minirl/chapter.hpp"

using namespace minirl;

const auto parameters = [] { return 226; };
const auto outputs = [] { return 2; };
