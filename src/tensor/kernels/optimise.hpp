// The optimisers' passes over flat parameters: every array is read and written once.
#pragma once
#include "tensor/kernels/kernels.hpp"

namespace minirl::kernels {
namespace {

inline void scale(float* __restrict__ x, long n, float factor) {
  for (long i = 0; i < n; ++i) x[i] *= factor;
}

inline void sgd(float* __restrict__ p, const float* __restrict__ g, long n, float learning_rate) {
  for (long i = 0; i < n; ++i) p[i] -= learning_rate * g[i];
}

inline void rmsprop(float* __restrict__ p, const float* __restrict__ g, float* __restrict__ v, long n,
                    const RmspropPass& pass) {
  const RmspropPass c = pass;
  const float inside = c.epsilon_inside ? c.epsilon : 0.0f, outside = c.epsilon_inside ? 0.0f : c.epsilon;
  for (long i = 0; i < n; ++i) {
    v[i] += c.one_minus_rho * (g[i] * g[i] - v[i]);
    p[i] -= c.learning_rate * g[i] / (__builtin_sqrtf(v[i] + inside) + outside);
  }
}

inline void adam(float* __restrict__ p, const float* __restrict__ g, float* __restrict__ m,
                 float* __restrict__ v, long n, const AdamPass& pass) {
  const AdamPass c = pass;
  for (long i = 0; i < n; ++i) {
    m[i] += c.one_minus_beta1 * (g[i] - m[i]);
    v[i] += c.one_minus_beta2 * (g[i] * g[i] - v[i]);
    p[i] -= c.step * m[i] / (__builtin_sqrtf(v[i]) * c.root + c.epsilon);
  }
}

inline void blend(float* __restrict__ target, const float* __restrict__ source, long n, float tau) {
  for (long i = 0; i < n; ++i) target[i] += tau * (source[i] - target[i]);
}

}  // namespace
}  // namespace minirl::kernels
