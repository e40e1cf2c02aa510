// rejected: that is the sum
#include "minirl/chapter.hpp"

using namespace minirl;

Var policy_loss(Var log_p, const Tensor& weights) { return -sum(log_p * weights); }
