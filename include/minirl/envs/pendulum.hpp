// Pendulum: a rod on an axle whose motor is too weak to lift it at once; swing it up and keep it upright.
// Source: the numbers are those of Gymnasium's Pendulum with NumPy 2, bit for bit.
#pragma once
#include <numbers>

#include "minirl/envs/env.hpp"

namespace minirl {

struct PendulumConfig {
  double gravity = 10;                    // m/s^2; Gymnasium's `g`
  double start_angle = std::numbers::pi;  // rad: starts uniformly within +- this; reset option `x_init`
  double start_velocity = 1;              // rad/s: starts uniformly within +- this; reset option `y_init`
};

/// The action [1] is the motor's torque in N m, -2 to 2, 20 times a second; any finite number is taken and
/// clipped. The observation [3] is cosine and sine of the angle from upright (to the left is positive) and
/// the angular velocity in rad/s, at most 8. The reward is -(angle^2 + 0.1 velocity^2 + 0.001 torque^2), the
/// angle between -pi and pi: 0 at best. The task never ends: add a TimeLimit.
class Pendulum final : public Env<Tensor, Tensor> {
 public:
  /// The angle from upright in rad, not wrapped: it counts the turns.
  struct State {
    double angle = 0, velocity = 0;
    void archive(Archive& a) { a("angle", angle), a("velocity", velocity); }
    bool operator==(const State&) const = default;
  };

  /// Throws ConfigError unless all numbers are finite and those of the start not negative.
  explicit Pendulum(const PendulumConfig& config = {});

  const Box& observation_space() const override { return observations_; }
  const Box& action_space() const override { return actions_; }

  /// The rod, where upright is, and an arrow for the last torque, as large as the canvas allows.
  void draw(Canvas& canvas) const override;

  /// In full precision; observations are made from these and rounded to float.
  const State& state() const { return state_; }
  void set_state(const State& state) { state_ = state; }

 private:
  Tensor start(std::optional<std::uint64_t> seed) override;
  Step<Tensor> advance(const Tensor& a) override;
  void archive_state(Archive& a) override { a("rng", rng_), a("state", state_), a("torque", torque_); }

  PendulumConfig config_;
  Box observations_{Tensor::vector({-1, -1, -8}), Tensor::vector({1, 1, 8})};
  Box actions_ = Box(-2, 2, {1}).clipping();
  Rng rng_{0};
  State state_{};
  float torque_ = 0;  // the last one, for the picture
};

}  // namespace minirl
