// rejected: two steps later, not three
#include "minirl/chapter.hpp"

using namespace minirl;

const auto turning_point = [] { return std::cbrt(0.625); };
const auto discount_for_the_fire = [] { return 0.948; };
