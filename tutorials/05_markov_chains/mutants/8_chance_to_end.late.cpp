// rejected: before the walk may end
#include "minirl/chapter.hpp"

using namespace minirl;

const auto steps_at_95 = [] { return 20.0; };
const auto two_for_ever = [] { return 198.0; };
const auto gamma_for_50 = [] { return 0.98; };
const auto ten_in_three_steps = [] { return 1.25; };
