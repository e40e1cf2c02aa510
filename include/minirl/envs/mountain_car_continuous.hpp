// MountainCarContinuous: the car in the valley with an engine that is throttled smoothly, and fuel that
// costs. Source: A. Moore's thesis (1990); the numbers are those of Gymnasium's MountainCarContinuous with
// NumPy 2, bit for bit.
#pragma once
#include "minirl/envs/env.hpp"

namespace minirl {

struct MountainCarContinuousConfig {
  double goal_velocity = 0;  // per step: who arrives slower must go on; Gymnasium's `goal_velocity`
  double start_low = -0.6;   // the position starts uniformly in [start_low, start_high), at rest;
  double start_high = -0.4;  // Gymnasium's reset options `low` and `high`
};

/// The action [1] is the engine's share, -1 (left) to 1 (right); any finite number is taken and clipped. The
/// observation [2] is position, -1.2 to 0.6, and velocity per step, at most 0.07. Each step costs 0.1 times
/// the square of the action as it was given, the flag at position 0.45 gives 100 and ends the task. Doing
/// nothing is a trap: it costs nothing.
class MountainCarContinuous final : public Env<Tensor, Tensor> {
 public:
  struct State {
    double position = 0, velocity = 0;
    bool is_float = false;  // after a step both are floats, and the next step is computed in float
    void archive(Archive& a) { a("position", position), a("velocity", velocity), a("is_float", is_float); }
    bool operator==(const State&) const = default;
  };

  /// Throws ConfigError unless all numbers are finite and start_low <= start_high.
  explicit MountainCarContinuous(const MountainCarContinuousConfig& config = {});

  const Box& observation_space() const override { return observations_; }
  const Box& action_space() const override { return actions_; }

  /// The hills, the flag, the car and an arrow for its last push, as large as the canvas allows.
  void draw(Canvas& canvas) const override;

  /// In full precision; observations are these, rounded to float.
  const State& state() const { return state_; }
  void set_state(const State& state) { state_ = state; }

 private:
  Tensor start(std::optional<std::uint64_t> seed) override;
  Step<Tensor> advance(const Tensor& a) override;
  void archive_state(Archive& a) override { a("rng", rng_), a("state", state_), a("push", push_); }

  MountainCarContinuousConfig config_;
  Box observations_;
  Box actions_ = Box(-1, 1, {1}).clipping();
  Rng rng_{0};
  State state_{};
  float push_ = 0;  // the last action, for the picture
};

}  // namespace minirl
