// The optimisers' passes as plain loops.
#pragma once
#include <algorithm>
#include <cmath>

#include "tensor/kernels/kernels.hpp"

namespace minirl::kernels {
namespace {
namespace plain {

inline void sgd(Scalar* p, const Scalar* g, Scalar* v, long n, const SgdPass& c) {
  for (long i = 0; i < n; ++i) {
    Scalar d = g[i] + c.decay * p[i];
    if (v != nullptr) {
      d *= c.intake;
      v[i] = c.momentum * v[i] + d;
      d = c.nesterov ? d + c.momentum * v[i] : v[i];
    }
    p[i] -= c.rate * d;
  }
}

inline Scalar damped_root(Scalar square, Scalar epsilon, bool inside) {
  return inside ? std::sqrt(square + epsilon) : std::sqrt(square) + epsilon;
}

inline void rmsprop(Scalar* p, const Scalar* g, const RmspropState& s, long n, const RmspropPass& c) {
  for (long i = 0; i < n; ++i) {
    const Scalar d = g[i] + c.decay * p[i];
    s.v[i] += c.one_minus_rho * (d * d - s.v[i]);
    Scalar square = s.v[i];
    if (s.mean != nullptr) {
      s.mean[i] += c.one_minus_rho * (d - s.mean[i]);
      square = std::max(square - s.mean[i] * s.mean[i], Scalar(0));  // rounding may leave it below
    }
    Scalar u = c.intake * d / damped_root(square, c.epsilon, c.epsilon_inside);
    if (s.velocity != nullptr) {
      s.velocity[i] = c.momentum * s.velocity[i] + u;
      u = c.rate * s.velocity[i];
    }
    p[i] -= u;
  }
}

inline void adam(Scalar* p, const Scalar* g, const AdamState& s, long n, const AdamPass& c) {
  for (long i = 0; i < n; ++i) {
    const Scalar d = g[i] + c.decay * p[i];
    s.m[i] += c.one_minus_beta1 * (d - s.m[i]);
    s.v[i] += c.one_minus_beta2 * (d * d - s.v[i]);
    if (s.top != nullptr) s.top[i] = std::max(s.top[i], s.v[i]);
    const Scalar root = std::sqrt(s.top != nullptr ? s.top[i] : s.v[i]) * c.root;
    p[i] = c.keep * p[i] - c.step * s.m[i] / (root + c.epsilon);
  }
}

inline void adagrad(Scalar* p, const Scalar* g, Scalar* v, long n, const AdagradPass& c) {
  for (long i = 0; i < n; ++i) {
    v[i] += g[i] * g[i];
    p[i] -= c.learning_rate * g[i] / damped_root(v[i], c.epsilon, c.epsilon_inside);
  }
}

}  // namespace plain
}  // namespace
}  // namespace minirl::kernels
