// rejected: the minus is missing
#include "minirl/chapter.hpp"

using namespace minirl;

Var entropy(Var logits) { return sum(softmax(logits) * log_softmax(logits), 1); }
Var loss_with_bonus(Var policy_loss, Var logits, Scalar c) { return policy_loss - c * mean(entropy(logits)); }
