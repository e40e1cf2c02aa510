// rejected: that is Q-learning's, the same table chose and judged
#include "minirl/chapter.hpp"

using namespace minirl;

double my_double_q(const TdStep& t) { return q_learning_target(t); }
