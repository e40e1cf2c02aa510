// The physics of Pendulum, one tick at a time: for the single environment and for many copies at once.
#pragma once
#include <algorithm>
#include <cmath>
#include <numbers>

#include "envs/python_numbers.hpp"
#include "minirl/envs/pendulum.hpp"

namespace minirl::pendulum {

inline constexpr double length = 1;     // m; the mass is 1 kg
inline constexpr float strongest = 2;   // N m
inline constexpr double top_speed = 8;  // rad/s
inline constexpr double tick = 0.05;    // s

// Angle, velocity and torque before the step. NumPy's floats stay floats beside Python's numbers, so the
// torque's share is computed in float.
inline double cost_of(const Pendulum::State& state, float torque) {
  constexpr double pi = std::numbers::pi;
  const double angle = detail::python_modulo(state.angle + pi, 2 * pi) - pi;
  return detail::python_squared(angle) + 0.1 * detail::python_squared(state.velocity) +
         static_cast<double>(0.001f * detail::python_squared(torque));
}

// One tick of semi-implicit Euler: the angle moves by the new velocity. The order of the operations is
// Gymnasium's, which makes every bit equal.
inline void turn(Pendulum::State& state, float torque, double gravity) {
  const double pull = 3 * gravity / (2 * length) * std::sin(state.angle);
  state.velocity += (pull + static_cast<double>(3.0f * torque)) * tick;
  state.velocity = std::clamp(state.velocity, -top_speed, top_speed);
  state.angle += state.velocity * tick;
}

// What the motor gives of the action asked for.
inline float torque_of(Scalar action) {
  return std::clamp(static_cast<float>(action), -strongest, strongest);
}

}  // namespace minirl::pendulum
