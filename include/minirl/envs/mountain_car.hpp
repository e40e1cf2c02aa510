// MountainCar: a car in a valley whose engine is too weak for the hill; it must swing to and fro to reach the
// flag. Source: A. Moore's thesis (1990); the numbers are those of Gymnasium's MountainCar, bit for bit.
#pragma once
#include "minirl/envs/env.hpp"

namespace minirl {

struct MountainCarConfig {
  double goal_velocity = 0;  // per step: who arrives slower must go on; Gymnasium's `goal_velocity`
  double start_low = -0.6;   // the position starts uniformly in [start_low, start_high), at rest;
  double start_high = -0.4;  // Gymnasium's reset options `low` and `high`
};

/// Action 0 pushes left, 1 coasts, 2 pushes right. The observation [2] is position, -1.2 to 0.6, and velocity
/// per step, at most 0.07; the valley's bottom is at about -0.52. Each step gives -1. The task ends at the
/// flag, position 0.5; the left end of the track stops the car. Add a TimeLimit for an end.
class MountainCar final : public Env<Tensor, int> {
 public:
  struct State {
    double position = 0, velocity = 0;
    void archive(Archive& a) { a("position", position), a("velocity", velocity); }
    bool operator==(const State&) const = default;
  };

  /// Throws ConfigError unless all numbers are finite and start_low <= start_high.
  explicit MountainCar(const MountainCarConfig& config = {});

  const Box& observation_space() const override { return observations_; }
  const Discrete& action_space() const override { return actions_; }

  /// The hills, the flag, the car and an arrow for its last push, as large as the canvas allows.
  void draw(Canvas& canvas) const override;

  /// In full precision; observations are these, rounded to float.
  const State& state() const { return state_; }
  void set_state(const State& state) { state_ = state; }

 private:
  Tensor start(std::optional<std::uint64_t> seed) override;
  Step<Tensor> advance(const int& a) override;
  void archive_state(Archive& a) override { a("rng", rng_), a("state", state_), a("push", push_); }

  MountainCarConfig config_;
  Box observations_;
  Discrete actions_{3};
  Rng rng_{0};
  State state_{};
  int push_ = 0;  // the last one, -1 to 1, for the picture
};

}  // namespace minirl
