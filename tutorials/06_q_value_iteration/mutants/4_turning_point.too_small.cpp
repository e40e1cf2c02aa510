// rejected: the better the fire looks
#include "minirl/chapter.hpp"

using namespace minirl;

const auto turning_point = [] { return std::sqrt(0.625); };
const auto discount_for_the_fire = [] { return 0.94; };
