#include "minirl/nn/layer_norm.hpp"

#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"

namespace minirl {

LayerNorm::LayerNorm(int features, Scalar e) : epsilon(e) {
  if (features < 1 || !(e >= 0)) {
    throw ConfigError(join("LayerNorm: features is ", features, " and must be positive, epsilon is ", e,
                           " and must not be negative"));
  }
  weight = bias = Tensor::declared({features});
}

}  // namespace minirl
