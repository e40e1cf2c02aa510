// rejected: 8 comes two steps later, so it counts gamma * gamma
#include "minirl/chapter.hpp"

using namespace minirl;

const auto turning_point = [] { return 0.625; };
const auto discount_for_the_fire = [] { return 0.948; };
