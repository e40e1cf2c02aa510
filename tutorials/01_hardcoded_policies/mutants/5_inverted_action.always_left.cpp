// rejected: so right has 0.9
#include "minirl/chapter.hpp"

using namespace minirl;

int likelier_action(double) { return 0; }
