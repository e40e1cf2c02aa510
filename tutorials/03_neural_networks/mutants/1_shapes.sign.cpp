// rejected: that is target minus prediction
#include "minirl/chapter.hpp"

using namespace minirl;

Var errors(Var predictions, const Tensor& targets) {
  return -(reshape(predictions, targets.shape()) - targets);
}
