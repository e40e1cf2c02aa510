// rejected: from 0 it gets there too, by way of 1
#include "minirl/chapter.hpp"

using namespace minirl;

const auto rule_within_100 = [] { return 0.4; };
const auto coin_within_2 = [] { return 0.4; };
