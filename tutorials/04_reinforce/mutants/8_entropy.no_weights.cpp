// rejected: each logarithm counts with its probability
#include "minirl/chapter.hpp"

using namespace minirl;

Var entropy(Var logits) { return -sum(log_softmax(logits), 1); }
Var loss_with_bonus(Var policy_loss, Var logits, Scalar c) { return policy_loss - c * mean(entropy(logits)); }
