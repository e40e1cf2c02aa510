// The optimisers' passes over flat parameters: every array is read and written once.
// What a pass does without is settled before its loop: the plain rules cost what they would cost alone.
#pragma once
#include "tensor/kernels/kernels.hpp"

namespace minirl::kernels {
namespace {

inline void scale(float* __restrict__ x, long n, float factor) {
  for (long i = 0; i < n; ++i) x[i] *= factor;
}

// The gradient with its decay. Rules that have nothing else of their own are compiled without.
template <bool decays>
inline float decayed(float g, float p, float decay) {
  if constexpr (decays) return g + decay * p;
  return g;
}

template <bool decays>
inline void descend(float* __restrict__ p, const float* __restrict__ g, long n, const SgdPass& pass) {
  const SgdPass c = pass;
  for (long i = 0; i < n; ++i) p[i] -= c.rate * decayed<decays>(g[i], p[i], c.decay);
}

template <bool nesterov>
inline void descend_with_velocity(float* __restrict__ p, const float* __restrict__ g, float* __restrict__ v,
                                  long n, const SgdPass& pass) {
  const SgdPass c = pass;
  for (long i = 0; i < n; ++i) {
    const float d = c.intake * decayed<true>(g[i], p[i], c.decay);
    v[i] = c.momentum * v[i] + d;
    p[i] -= c.rate * (nesterov ? d + c.momentum * v[i] : v[i]);
  }
}

inline void sgd(float* p, const float* g, float* v, long n, const SgdPass& pass) {
  if (v == nullptr) return pass.decay == 0 ? descend<false>(p, g, n, pass) : descend<true>(p, g, n, pass);
  const auto pass_of = pass.nesterov ? descend_with_velocity<true> : descend_with_velocity<false>;
  pass_of(p, g, v, n, pass);
}

template <bool decays, bool centred, bool with_velocity>
inline void rmsprop_pass(float* __restrict__ p, const float* __restrict__ g, float* __restrict__ v,
                         float* __restrict__ mean, float* __restrict__ velocity, long n,
                         const RmspropPass& pass) {
  const RmspropPass c = pass;
  const float inside = c.epsilon_inside ? c.epsilon : 0.0f, outside = c.epsilon_inside ? 0.0f : c.epsilon;
  for (long i = 0; i < n; ++i) {
    const float d = decayed<decays>(g[i], p[i], c.decay);
    v[i] += c.one_minus_rho * (d * d - v[i]);
    float square = v[i];
    if constexpr (centred) {
      mean[i] += c.one_minus_rho * (d - mean[i]);
      const float variance = square - mean[i] * mean[i];
      square = variance < 0 ? 0 : variance;  // rounding may leave it below
    }
    const float u = c.intake * d / (__builtin_sqrtf(square + inside) + outside);
    if constexpr (with_velocity) {
      velocity[i] = c.momentum * velocity[i] + u;
      p[i] -= c.rate * velocity[i];
    } else {
      p[i] -= u;
    }
  }
}

inline void rmsprop(float* p, const float* g, const RmspropState& s, long n, const RmspropPass& pass) {
  auto pass_of = pass.decay == 0 ? rmsprop_pass<false, false, false> : rmsprop_pass<true, false, false>;
  if (s.mean != nullptr) pass_of = rmsprop_pass<true, true, false>;
  if (s.velocity != nullptr) pass_of = rmsprop_pass<true, false, true>;
  if (s.mean != nullptr && s.velocity != nullptr) pass_of = rmsprop_pass<true, true, true>;
  pass_of(p, g, s.v, s.mean, s.velocity, n, pass);
}

template <bool decays, bool amsgrad>
inline void adam_pass(float* __restrict__ p, const float* __restrict__ g, float* __restrict__ m,
                      float* __restrict__ v, float* __restrict__ top, long n, const AdamPass& pass) {
  const AdamPass c = pass;
  for (long i = 0; i < n; ++i) {
    const float d = decayed<decays>(g[i], p[i], c.decay);
    m[i] += c.one_minus_beta1 * (d - m[i]);
    v[i] += c.one_minus_beta2 * (d * d - v[i]);
    float square = v[i];
    if constexpr (amsgrad) top[i] = square = top[i] < square ? square : top[i];
    const float kept = decays ? c.keep * p[i] : p[i];
    p[i] = kept - c.step * m[i] / (__builtin_sqrtf(square) * c.root + c.epsilon);
  }
}

inline void adam(float* p, const float* g, const AdamState& s, long n, const AdamPass& pass) {
  auto pass_of = pass.decay == 0 && pass.keep == 1 ? adam_pass<false, false> : adam_pass<true, false>;
  if (s.top != nullptr) pass_of = adam_pass<true, true>;
  pass_of(p, g, s.m, s.v, s.top, n, pass);
}

inline void adagrad(float* __restrict__ p, const float* __restrict__ g, float* __restrict__ v, long n,
                    const AdagradPass& pass) {
  const AdagradPass c = pass;
  const float inside = c.epsilon_inside ? c.epsilon : 0.0f, outside = c.epsilon_inside ? 0.0f : c.epsilon;
  for (long i = 0; i < n; ++i) {
    v[i] += g[i] * g[i];
    p[i] -= c.learning_rate * g[i] / (__builtin_sqrtf(v[i] + inside) + outside);
  }
}

inline void blend(float* __restrict__ target, const float* __restrict__ source, long n, float tau) {
  for (long i = 0; i < n; ++i) target[i] += tau * (source[i] - target[i]);
}

}  // namespace
}  // namespace minirl::kernels
