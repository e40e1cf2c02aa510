// Differentiable functions of one Var, element by element.
#pragma once
#include "minirl/autodiff/tape.hpp"

namespace minirl {

Var exp(Var x);
Var log(Var x);
Var sqrt(Var x);
Var square(Var x);
Var pow(Var x, Scalar exponent);
Var abs(Var x);                            ///< derivative 0 at 0
Var clip(Var x, Scalar low, Scalar high);  ///< derivative 1 at the bounds. Throws ConfigError if low > high.
Var tanh(Var x);
Var sigmoid(Var x);                ///< 1 / (1 + exp(-x))
Var log_sigmoid(Var x);            ///< log(sigmoid(x)) without overflow
Var softplus(Var x);               ///< log(1 + exp(x)) without overflow
Var relu(Var x);                   ///< max(x, 0); derivative 0 at 0
Var elu(Var x, Scalar alpha = 1);  ///< x > 0 ? x : alpha (exp(x) - 1)

/// The same numbers, through which no gradient flows.
Var stop_gradient(Var x);

}  // namespace minirl
