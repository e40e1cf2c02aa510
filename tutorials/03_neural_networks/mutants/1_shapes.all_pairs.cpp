// rejected: each prediction is compared with each target
#include "minirl/chapter.hpp"

using namespace minirl;

Var errors(Var predictions, const Tensor& targets) {
  return predictions - targets.reshaped({1, targets.size()});
}
