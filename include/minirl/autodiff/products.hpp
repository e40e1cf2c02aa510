// Differentiable matrix products.
#pragma once
#include "minirl/autodiff/tape.hpp"

namespace minirl {

/// y = a b              a: [n,k]  b: [k,m]  y: [n,m]. Throws ShapeError where the extents do not fit.
Var matmul(Var a, Var b);

/// y = x w + b          x: [batch,in]  w: [in,out]  b: [out]  y: [batch,out], as one operation.
Var linear(Var x, Var w, Var b);

}  // namespace minirl
