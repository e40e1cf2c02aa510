#include "minirl/agents/swing.hpp"

#include <algorithm>
#include <cmath>

namespace minirl {

int swing_policy(const Tensor& s) { return s[1] > 0 ? 2 : 0; }

Tensor throttle_policy(const Tensor& s) {
  constexpr Scalar share = Scalar(1) / 3;
  return Tensor::vector({s[1] >= 0 ? share : -share});
}

Tensor swing_up_policy(const Tensor& s) {
  constexpr Scalar most = 2;                 // N m
  constexpr Scalar gravity = 10;             // m/s^2
  constexpr Scalar inertia = Scalar(1) / 3;  // kg m^2: a rod of 1 kg and 1 m about its end
  constexpr Scalar near_top = Scalar(0.9);   // cosine
  constexpr Scalar spring = 10, damper = 2;  // N m/rad, N m s/rad
  const Scalar cosine = s[0], sine = s[1], velocity = s[2];
  if (cosine > near_top) return Tensor::vector({std::clamp(-spring * sine - damper * velocity, -most, most)});
  // The energy that is missing to stand upright at rest; its sign says whether to push on or to brake.
  const Scalar missing = gravity / 2 * (1 - cosine) - inertia / 2 * velocity * velocity;
  const Scalar onward = velocity >= 0 ? most : -most;
  return Tensor::vector({missing > 0 ? onward : -onward});
}

int acrobot_policy(const Tensor& s) { return s[5] > 0 ? 2 : 0; }

}  // namespace minirl
