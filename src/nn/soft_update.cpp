#include "minirl/nn/soft_update.hpp"

#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"
#include "tensor/kernels/kernels.hpp"

namespace minirl::detail {

TensorList check_soft_update(const TensorList& target, TensorList source, Scalar tau) {
  if (!(tau > 0 && tau <= 1)) throw ConfigError(join("soft_update: tau is ", tau, ", it must lie in (0, 1]"));
  if (target.size() != source.size()) {
    throw ShapeError(
        join("soft_update: the target has ", target.size(), " tensors, the source ", source.size()));
  }
  for (std::size_t i = 0; i < target.size(); ++i) {
    const Tensor &to = *target[i], &from = *source[i];
    if (to.shape() != from.shape()) {
      throw ShapeError(join("soft_update: tensor ", i, " of the target is ", to.shape().text(),
                            ", of the source ", from.shape().text()));
    }
    if (!to.has_values() || !from.has_values()) {
      throw StateError(join("soft_update: tensor ", i, " of shape ", to.shape().text(),
                            " has no values yet; copy the source once to begin"));
    }
  }
  return source;
}

void blend(Tensor& target, const Tensor& source, Scalar tau) {
  if (tau == 1) {
    target = source;
    return;
  }
  kernels::table().blend(target.data(), source.data(), target.size(), tau);
}

}  // namespace minirl::detail
