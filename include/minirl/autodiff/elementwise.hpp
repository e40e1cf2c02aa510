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
Var sin(Var x);
Var cos(Var x);
Var erf(Var x);  ///< 2 / sqrt(pi) times the integral of exp(-t^2) from 0 to x
Var tanh(Var x);
Var sigmoid(Var x);                                  ///< 1 / (1 + exp(-x))
Var log_sigmoid(Var x);                              ///< log(sigmoid(x)) without overflow
Var softplus(Var x);                                 ///< log(1 + exp(x)) without overflow
Var relu(Var x);                                     ///< max(x, 0); derivative 0 at 0
Var leaky_relu(Var x, Scalar slope = Scalar(0.01));  ///< x > 0 ? x : slope x; derivative `slope` at 0
Var elu(Var x, Scalar alpha = 1);                    ///< x > 0 ? x : alpha (exp(x) - 1)
Var silu(Var x);                                     ///< x sigmoid(x), also called swish
Var gelu(Var x);       ///< x P(z <= x) for a standard normal z: Hendrycks & Gimpel 2016
Var gelu_tanh(Var x);  ///< their approximation of it, by tanh

/// The same numbers, through which no gradient flows.
Var stop_gradient(Var x);

}  // namespace minirl
