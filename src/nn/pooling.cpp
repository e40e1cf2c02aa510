#include "minirl/nn/pooling.hpp"

#include "minirl/autodiff/indexing.hpp"
#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"

namespace minirl {

Var GlobalAveragePool::operator()(Var x) const {
  if (x.shape().rank() != 4) {
    throw ShapeError(join("GlobalAveragePool: needs images [batch, height, width, channels], x is ",
                          x.shape().text(), "; reshape it first"));
  }
  return mean(reshape(x, {x.dim(0), x.dim(1) * x.dim(2), x.dim(3)}), 1);
}

}  // namespace minirl
