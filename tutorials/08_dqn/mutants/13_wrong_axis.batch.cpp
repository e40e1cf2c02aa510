// rejected: that is the best state for each action
#include "minirl/chapter.hpp"

using namespace minirl;

Tensor best_values(const Tensor& q_next) {
  return predict([](Var q) { return max(q, 0); }, q_next);
}
