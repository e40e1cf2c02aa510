// Acrobot: two links hang from a bar, with a motor at the joint between them; swing the tip over the line.
// Source: R. Sutton (1996); the numbers are those of Gymnasium's Acrobot, bit for bit, but for the cosines
// and sines of a first observation: NumPy has its own for floats, and one in 300 is the next float above or
// below.
#pragma once
#include <array>

#include "minirl/envs/env.hpp"

namespace minirl {

struct AcrobotConfig {
  /// Sutton and Barto's book has a term that the paper of 1996 lacks; Gymnasium's `book_or_nips`.
  enum class Equations { book, paper };

  Equations equations = Equations::book;
  double start_low = -0.1;  // angles (rad) and velocities (rad/s) start uniformly in [start_low, start_high);
  double start_high = 0.1;  // Gymnasium's reset options `low` and `high`
};

/// Action 0 turns the motor with -1 N m, 1 not at all, 2 with 1 N m, five times a second. The observation [6]
/// is cosine and sine of the first angle (from hanging), of the second (from the first link's line), and
/// their velocities in rad/s. Each step gives -1 but the last, which gives 0: the tip is more than one link's
/// length above the bar. Add a TimeLimit for an end.
class Acrobot final : public Env<Tensor, int> {
 public:
  /// The two angles in rad, -pi to pi after a step, and their velocities in rad/s.
  using State = std::array<double, 4>;

  /// Throws ConfigError unless start_low <= start_high, both finite.
  explicit Acrobot(const AcrobotConfig& config = {});

  const Box& observation_space() const override { return observations_; }
  const Discrete& action_space() const override { return actions_; }

  /// The line to reach, the two links and an arrow for the last torque, as large as the canvas allows.
  void draw(Canvas& canvas) const override;

  /// In full precision; observations are made from these and rounded to float.
  const State& state() const { return state_; }
  void set_state(const State& state) { state_ = state; }

 private:
  Tensor start(std::optional<std::uint64_t> seed) override;
  Step<Tensor> advance(const int& a) override;
  void archive_state(Archive& a) override { a("rng", rng_), a("state", state_), a("torque", torque_); }

  AcrobotConfig config_;
  Box observations_;
  Discrete actions_{3};
  Rng rng_{0};
  State state_{};
  int torque_ = 0;  // the last one, N m, for the picture
};

}  // namespace minirl
