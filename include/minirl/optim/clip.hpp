// Clipping: gradients that are too long are shortened before the step.
#pragma once
#include "minirl/autodiff/gradients.hpp"

namespace minirl {

/// Scales all gradients so that their common norm is at most `limit`; returns the norm they had.
/// Pascanu et al. 2013, algorithm 1. Throws ConfigError unless the limit is positive.
Scalar clip_by_global_norm(Gradients& gradients, Scalar limit);

/// Scales each tensor on its own so that its norm is at most `limit` (Keras' clipnorm): unlike the above, it
/// may turn the direction of the whole step. Throws ConfigError unless the limit is positive.
void clip_by_norm(Gradients& gradients, Scalar limit);

/// Cuts each number to [-limit, limit]. Numbers that are not finite stay as they are, so that the optimiser
/// refuses them by name. Throws ConfigError unless the limit is positive.
void clip_by_value(Gradients& gradients, Scalar limit);

}  // namespace minirl
