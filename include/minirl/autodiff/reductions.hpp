// Differentiable sums, means, extremes and softmax.
#pragma once
#include "minirl/autodiff/tape.hpp"

namespace minirl {

/// What becomes of the axis that is reduced: [n,m] along axis 1 gives [n], or [n,1] if the axis is kept.
enum class Axis { drop, keep };

Var sum(Var x);   ///< of all elements: shape []
Var mean(Var x);  ///< of all elements: shape []. Throws ShapeError if there are none.
Var sum(Var x, int axis, Axis how = Axis::drop);
Var mean(Var x, int axis, Axis how = Axis::drop);

/// The largest (smallest) along an axis; the gradient goes to the first of equals. Throws ShapeError if it is
/// empty.
Var max(Var x, int axis, Axis how = Axis::drop);
Var min(Var x, int axis, Axis how = Axis::drop);

/// log(sum(exp(x))) along an axis, shifted so that nothing overflows.
Var logsumexp(Var x, int axis, Axis how = Axis::drop);

Var softmax(Var x);      ///< along the last axis: exp(x) / sum(exp(x))
Var log_softmax(Var x);  ///< along the last axis: x - log(sum(exp(x)))

}  // namespace minirl
