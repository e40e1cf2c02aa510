// rejected: that is the most likely action, not the one taken
#include "minirl/chapter.hpp"

using namespace minirl;

Var log_of_chosen(Var logits, const Indices&) { return max(log_softmax(logits), 1); }
