// rejected: that is the probability, not its logarithm
#include "minirl/chapter.hpp"

using namespace minirl;

Var log_of_chosen(Var logits, const Indices& actions) { return gather(softmax(logits), actions); }
