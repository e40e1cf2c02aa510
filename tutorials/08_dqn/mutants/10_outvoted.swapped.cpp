// rejected: that is where the other loss rests
#include "minirl/chapter.hpp"

using namespace minirl;

const auto squared_error_rests_at = [] { return 8 / 0.09; };
const auto huber_rests_at = [] { return 10 / 1.09; };
