// rejected: the sign is wrong
#include "minirl/chapter.hpp"

using namespace minirl;

Var policy_loss(Var log_p, const Tensor& weights) { return mean(log_p * weights); }
