// relu, elu and the derivatives of the activations, for one number of either scalar type.
#pragma once
#include "minirl/tensor/scalar.hpp"
#ifdef MINIRL_DOUBLE
#include "tensor/kernels/functions_double.hpp"
#else
#include "tensor/kernels/functions.hpp"
#endif

namespace minirl::kernels {
namespace {
namespace scalar {

/// relu(-0) = -0; NaN stays.
inline Scalar relu(Scalar x) { return 0 > x ? 0 : x; }

inline Scalar elu(Scalar x, Scalar alpha) {
  const Scalar y = alpha * expm1(x);
  return x > 0 ? x : y;
}

// Derivatives times dy, written with the result y. The slope of relu at 0 is 0.
inline Scalar relu_back(Scalar dy, Scalar y) { return y > 0 ? dy : 0; }
inline Scalar tanh_back(Scalar dy, Scalar y) { return dy * (1 - y * y); }
inline Scalar sigmoid_back(Scalar dy, Scalar y) { return dy * (y * (1 - y)); }
inline Scalar elu_back(Scalar dy, Scalar y, Scalar alpha) { return dy * (y > 0 ? 1 : y + alpha); }

}  // namespace scalar
}  // namespace
}  // namespace minirl::kernels
