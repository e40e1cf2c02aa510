// rejected: expected a discount below 0.95
#include "minirl/chapter.hpp"

using namespace minirl;

const auto turning_point = [] { return std::sqrt(0.625); };
const auto discount_for_the_fire = [] { return 0.97; };
