// rejected: is left the action 0 or 1?
#include "minirl/chapter.hpp"

using namespace minirl;

int likelier_action(double probability_of_left) { return probability_of_left > 0.5 ? 1 : 0; }
