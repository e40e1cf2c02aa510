// Hard-coded policies for the cart-pole: rules somebody thought of, nothing is learnt.
#pragma once
#include <concepts>

namespace minirl {

/// Anything that holds the cart-pole's four numbers: a Tensor [4], an array of doubles.
template <class State>
concept CartPoleNumbers = requires(const State& s) {
  { s[2] } -> std::convertible_to<double>;
};

/// Push to the side to which the pole leans; upright counts as left. About 42 steps.
inline constexpr auto angle_policy = [](const CartPoleNumbers auto& s) { return s[2] > 0 ? 1 : 0; };

/// Push to the side on which the pole will be a second from now, if nothing is done. Keeps it up for hundreds
/// of steps, until the cart, which this rule does not look at, has left the track.
inline constexpr auto angle_and_velocity_policy = [](const CartPoleNumbers auto& s) {
  return s[2] + s[3] > 0 ? 1 : 0;
};

/// w1 * angle + w2 * angular velocity + w0: push right if it is positive. Only the direction of (w1, w2, w0)
/// matters: twice the weights are the same policy.
struct LinearPolicy {
  double w1 = 1;  // per rad
  double w2 = 1;  // per rad/s
  double w0 = 0;

  int operator()(const CartPoleNumbers auto& s) const {
    return w1 * static_cast<double>(s[2]) + w2 * static_cast<double>(s[3]) + w0 > 0 ? 1 : 0;
  }
};

}  // namespace minirl
