// rejected: that is without the discount
#include "minirl/chapter.hpp"

using namespace minirl;

const auto as_truncated = [] { return 500.0; };
const auto as_terminal = [] { return 83.5; };
