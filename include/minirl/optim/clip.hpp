// Clipping: gradients that are too long are shortened before the step.
#pragma once
#include "minirl/autodiff/gradients.hpp"

namespace minirl {

/// Scales all gradients so that their common norm is at most `limit`; returns the norm they had.
/// Pascanu et al. 2013, algorithm 1. Throws ConfigError unless the limit is positive.
Scalar clip_by_global_norm(Gradients& gradients, Scalar limit);

}  // namespace minirl
