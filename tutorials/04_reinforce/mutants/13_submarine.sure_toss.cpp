// rejected: the toss must fall on the right side
#include "minirl/chapter.hpp"

using namespace minirl;

const auto rule_within_100 = [] { return 0.6; };
const auto coin_within_2 = [] { return 0.6; };
