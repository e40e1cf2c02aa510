#include "minirl/optim/clip.hpp"

#include <algorithm>
#include <cmath>

#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"
#include "minirl/tensor/reductions.hpp"

namespace minirl {
namespace {

void check_limit(const char* name, Scalar limit) {
  if (limit > 0) return;
  throw ConfigError(join(name, ": the limit must be positive, it is ", limit));
}

}  // namespace

Scalar clip_by_global_norm(Gradients& gradients, Scalar limit) {
  check_limit("clip_by_global_norm", limit);
  const Scalar norm = global_norm(gradients);
  if (norm > limit) gradients *= limit / norm;
  return norm;
}

void clip_by_norm(Gradients& gradients, Scalar limit) {
  check_limit("clip_by_norm", limit);
  for (Tensor& g : gradients) {
    const Scalar norm = std::sqrt(sum_squares(g));
    if (!(norm > limit)) continue;
    for (Scalar& value : g) value *= limit / norm;
  }
}

void clip_by_value(Gradients& gradients, Scalar limit) {
  check_limit("clip_by_value", limit);
  for (Tensor& g : gradients) {
    for (Scalar& value : g) {
      if (std::isfinite(value)) value = std::clamp(value, -limit, limit);
    }
  }
}

}  // namespace minirl
