// The elementary functions of the double twin: libm's.
#pragma once
#include <cmath>

namespace minirl::kernels {
namespace {
namespace scalar {

inline double fma(double a, double b, double c) {
  return a * b + c;
}  // libm's fma is a call; the twin needs no bits
inline double exp(double x) { return std::exp(x); }
inline double expm1(double x) { return std::expm1(x); }
inline double log(double x) { return std::log(x); }
inline double tanh(double x) { return std::tanh(x); }

inline double sigmoid(double x) {
  const double u = std::exp(-std::fabs(x));
  return (x < 0 ? u : 1) / (1 + u);
}

inline double softplus(double x) { return (0 > x ? 0 : x) + std::log1p(std::exp(-std::fabs(x))); }

}  // namespace scalar
}  // namespace
}  // namespace minirl::kernels
