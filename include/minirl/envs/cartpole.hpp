// CartPole: a pole stands on a cart; push the cart left or right so that the pole does not fall.
// Source: Barto, Sutton, Anderson (1983); the numbers are those of Gymnasium's CartPole, bit for bit.
#pragma once
#include <array>

#include "minirl/envs/env.hpp"

namespace minirl {

struct CartPoleConfig {
  bool sutton_barto_reward = false;  // 0 a step and -1 for the fall, as in the book; otherwise 1 a step
  double start_low = -0.05;          // each of the four numbers starts uniformly in [start_low, start_high);
  double start_high = 0.05;          // Gymnasium's reset options `low` and `high`
};

/// Action 0 pushes left with 10 N, 1 right, 50 times a second. The observation [4] is position (m), velocity
/// (m/s), angle (rad, right of upright is positive), angular velocity (rad/s). The task ends when the cart is
/// more than 2.4 m off the middle or the pole more than 12 degrees off upright. Add a TimeLimit for an end.
class CartPole final : public Env<Tensor, int> {
 public:
  using State = std::array<double, 4>;

  /// Throws ConfigError unless start_low <= start_high, both finite.
  explicit CartPole(const CartPoleConfig& config = {});

  const Box& observation_space() const override { return observations_; }
  const Discrete& action_space() const override { return actions_; }

  /// The track, the cart and the pole, as large as the canvas allows.
  void draw(Canvas& canvas) const override;

  /// The four numbers in full precision; observations are these, rounded to float.
  const State& state() const { return state_; }
  void set_state(const State& state) { state_ = state; }

 private:
  Tensor start(std::optional<std::uint64_t> seed) override;
  Step<Tensor> advance(const int& a) override;
  void archive_state(Archive& a) override { a("rng", rng_), a("state", state_); }

  CartPoleConfig config_;
  Box observations_;
  Discrete actions_{2};
  Rng rng_{0};
  State state_{};
};

}  // namespace minirl
