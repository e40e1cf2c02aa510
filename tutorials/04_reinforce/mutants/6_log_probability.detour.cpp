// rejected: log(0) is minus infinity
#include "minirl/chapter.hpp"

using namespace minirl;

Var log_of_chosen(Var logits, const Indices& actions) { return gather(log(softmax(logits)), actions); }
