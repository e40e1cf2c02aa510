// Dropout: in training each number is set to 0 with a given probability. Srivastava et al. 2014.
#pragma once
#include "minirl/autodiff/tape.hpp"

namespace minirl {

struct Dropout {
  /// `rate` is the probability of being dropped. Throws ConfigError unless it lies in [0, 1).
  explicit Dropout(double rate);

  /// What stays is divided by 1 - rate, so that the mean stays the same ("inverted" dropout): evaluating, x
  /// passes as it is. Draws from the tape's Rng; throws StateError if it has none (GradientTape::draw_from).
  Var operator()(Var x) const;

  double rate;
};

}  // namespace minirl
