// rejected: would be right if it ended with probability 0.95
#include "minirl/chapter.hpp"

using namespace minirl;

const auto steps_at_95 = [] { return 1 / 0.95; };
const auto two_for_ever = [] { return 200.0; };
const auto gamma_for_50 = [] { return 0.98; };
const auto ten_in_three_steps = [] { return 1.25; };
