// Differentiable arithmetic between two Vars, and between a Var and a number.
// Broadcasting: between equal ranks an extent of 1 stretches ([n,m] with [1,m]); a single number (rank 0)
// goes with everything. Unequal ranks throw a ShapeError: [32] with [32,1] is nearly always a mistake.
#pragma once
#include "minirl/autodiff/tape.hpp"

namespace minirl {

Var operator+(Var a, Var b);
Var operator-(Var a, Var b);
Var operator*(Var a, Var b);
Var operator/(Var a, Var b);
Var maximum(Var a, Var b);  ///< where a and b are equal, each takes half of the gradient
Var minimum(Var a, Var b);

Var operator-(Var a);
Var operator+(Var a, Scalar b);
Var operator+(Scalar a, Var b);
Var operator-(Var a, Scalar b);
Var operator-(Scalar a, Var b);
Var operator*(Var a, Scalar b);
Var operator*(Scalar a, Var b);
Var operator/(Var a, Scalar b);
Var operator/(Scalar a, Var b);

/// Arithmetic with a tensor of numbers: no gradient flows into it. Broadcasts like the forms above.
Var operator+(Var a, Tensor b);
Var operator-(Var a, Tensor b);
Var operator*(Var a, Tensor b);

/// condition ? a : b, element by element; `condition` is true where it is not 0.   All of the same shape.
Var where(const Tensor& condition, Var a, Var b);

}  // namespace minirl
