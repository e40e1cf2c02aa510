// rejected: from 3 and 4 it never gets there
#include "minirl/chapter.hpp"

using namespace minirl;

const auto rule_within_100 = [] { return 1.0; };
const auto coin_within_2 = [] { return 0.4; };
