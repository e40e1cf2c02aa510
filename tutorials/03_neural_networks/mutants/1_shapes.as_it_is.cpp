// rejected: a shape that nearly fits does not fit
#include "minirl/chapter.hpp"

using namespace minirl;

Var errors(Var predictions, const Tensor& targets) { return predictions - targets; }
