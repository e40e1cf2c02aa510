#include "minirl/optim/clip.hpp"

#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"

namespace minirl {

Scalar clip_by_global_norm(Gradients& gradients, Scalar limit) {
  if (!(limit > 0)) throw ConfigError(join("clip_by_global_norm: the limit must be positive, it is ", limit));
  const Scalar norm = global_norm(gradients);
  if (norm > limit) gradients *= limit / norm;
  return norm;
}

}  // namespace minirl
