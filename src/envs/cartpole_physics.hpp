// The physics of CartPole, one tick at a time: for the single environment and for many copies at once.
#pragma once
#include <cmath>
#include <numbers>

#include "minirl/envs/cartpole.hpp"

namespace minirl::cartpole {

inline constexpr double gravity = 9.8;         // m/s^2
inline constexpr double pole_mass = 0.1;       // kg
inline constexpr double total_mass = 0.1 + 1;  // kg: pole and cart
inline constexpr double half_length = 0.5;     // m: from the hinge to the pole's middle
inline constexpr double pole_mass_length = pole_mass * half_length;
inline constexpr double push = 10;                                 // N
inline constexpr double tick = 0.02;                               // s
inline constexpr double track_end = 2.4;                           // m from the middle
inline constexpr double fallen = 12 * 2 * std::numbers::pi / 360;  // rad from upright

// One tick of explicit Euler: positions move by the old velocities. The order of the operations is
// Gymnasium's, which makes every bit equal.
inline void push_cart(CartPole::State& state, int action) {
  auto& [x, x_dot, theta, theta_dot] = state;
  const double force = push * (2 * action - 1);  // no branch: it would be guessed wrong half of the time
  const double cosine = std::cos(theta);
  const double sine = std::sin(theta);
  const double temp = (force + pole_mass_length * (theta_dot * theta_dot) * sine) / total_mass;
  const double theta_acc = (gravity * sine - cosine * temp) /
                           (half_length * (4.0 / 3.0 - pole_mass * (cosine * cosine) / total_mass));
  const double x_acc = temp - pole_mass_length * theta_acc * cosine / total_mass;
  x += tick * x_dot;
  x_dot += tick * x_acc;
  theta += tick * theta_dot;
  theta_dot += tick * theta_acc;
}

inline bool is_over(const CartPole::State& state) {
  return std::abs(state[0]) > track_end || std::abs(state[2]) > fallen;
}

inline double reward_of(const CartPoleConfig& config, bool over) {
  return !config.sutton_barto_reward ? 1 : over ? -1 : 0;
}

}  // namespace minirl::cartpole
