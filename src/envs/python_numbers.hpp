// Arithmetic as Python and NumPy do it, where plain C++ would differ in the last bit.
#pragma once
#include <cmath>

#include "minirl/tensor/scalar.hpp"

namespace minirl::detail {

// A compiler that knows the exponent makes x * x of the call; Python's x ** 2 is a true pow, which differs
// from it in the last bit once in a thousand numbers.
inline const volatile double two = 2;
inline double python_squared(double x) { return std::pow(x, two); }
inline float python_squared(float x) { return std::pow(x, static_cast<float>(two)); }

/// Python's x % m for m > 0: it lies in [0, m) for negative x too.
inline double python_modulo(double x, double m) {
  const double rest = std::fmod(x, m);
  if (rest == 0) return 0;
  return rest < 0 ? rest + m : rest;
}

/// Observations are floats, in the double twin of the library too.
inline Scalar rounded(double value) { return static_cast<float>(value); }

}  // namespace minirl::detail
