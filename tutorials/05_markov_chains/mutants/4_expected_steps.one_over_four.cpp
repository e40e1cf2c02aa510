// rejected: a failure costs the head you had
#include "minirl/chapter.hpp"

using namespace minirl;

const auto days_of_a_bulb = [] { return 4.0; };
const auto tosses_from_the_start = [] { return 4.0; };
const auto tosses_after_a_head = [] { return 4.0; };
