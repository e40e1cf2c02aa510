// rejected: that is action 0, whatever it is worth
#include "minirl/chapter.hpp"

using namespace minirl;

Tensor best_values(const Tensor& q_next) {
  Tensor best({q_next.dim(0)});
  for (int i = 0; i < q_next.dim(0); ++i) best[i] = q_next(i, 0);
  return best;
}
