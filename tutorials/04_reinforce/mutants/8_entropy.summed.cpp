// rejected: the mean over the states, not their sum
#include "minirl/chapter.hpp"

using namespace minirl;

Var entropy(Var logits) { return -sum(softmax(logits) * log_softmax(logits), 1); }
Var loss_with_bonus(Var policy_loss, Var logits, Scalar c) { return policy_loss - c * sum(entropy(logits)); }
