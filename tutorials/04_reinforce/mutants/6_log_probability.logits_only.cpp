// rejected: that is the score itself
#include "minirl/chapter.hpp"

using namespace minirl;

Var log_of_chosen(Var logits, const Indices& actions) { return gather(logits, actions); }
