// rejected: the threshold is not 0.5
#include "minirl/chapter.hpp"

using namespace minirl;

int likelier_action(double probability_of_left) { return probability_of_left > 0.8 ? 0 : 1; }
