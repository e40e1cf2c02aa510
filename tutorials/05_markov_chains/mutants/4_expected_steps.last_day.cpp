// rejected: the day on which it fails counts too
#include "minirl/chapter.hpp"

using namespace minirl;

const auto days_of_a_bulb = [] { return 3.0; };
const auto tosses_from_the_start = [] { return 6.0; };
const auto tosses_after_a_head = [] { return 4.0; };
