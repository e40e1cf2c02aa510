// LunarLander: a lander falls towards the moon; fire its engines to set it down gently between two flags.
// Source: Gymnasium's LunarLander-v3 by O. Klimov, on Box2D 2.4 where Gymnasium has Box2D 2.3.
#pragma once
#include <array>
#include <cstdint>
#include <memory>
#include <vector>

#include "minirl/envs/env.hpp"

namespace minirl {

struct LunarLanderConfig {
  double gravity = -10;           // m/s^2, above -12 and below 0
  bool enable_wind = false;       // it blows until a leg touches the ground
  double wind_power = 15;         // N at most, to either side; Gymnasium recommends 0 to 20
  double turbulence_power = 1.5;  // N m at most, in either sense; Gymnasium recommends 0 to 2
};

/// Whether this library was built with Box2D, which the two landers need.
bool has_box2d();

/// The lander's numbers in full precision. Place: 0 between the flags, x = -1 and 1 at the view's edges, y in
/// the same way upwards. Velocities in these units, scaled by Gymnasium: 1 is 5 m/s to the right, 7.5 m/s
/// upwards. Angle in rad and its velocity in units of 2.5 rad/s, counter-clockwise. Legs: 1 on the ground;
/// the right one comes first.
struct LunarLanderState {
  double x = 0, y = 0, x_velocity = 0, y_velocity = 0, angle = 0, angular_velocity = 0;
  double right_leg = 0, left_leg = 0;
  bool operator==(const LunarLanderState&) const = default;
};

namespace detail {

class LanderWorld;

// What the engines give, as a part of full power: nothing or half to all of it. Sideways, the sign is the
// direction of the push.
struct LanderEngines {
  double main = 0, side = 0;
};

// The game that both landers play. Box2D's worlds can neither be copied nor written down; this is a value all
// the same, because a copy plays its episode again, from the same random numbers and with the same engines.
class LanderFlight {
 public:
  explicit LanderFlight(const LunarLanderConfig& config);
  LanderFlight(const LanderFlight& other);
  LanderFlight& operator=(const LanderFlight& other);
  LanderFlight(LanderFlight&&) noexcept;
  LanderFlight& operator=(LanderFlight&&) noexcept;
  ~LanderFlight();

  Tensor start(std::optional<std::uint64_t> seed);
  Step<Tensor> advance(const LanderEngines& engines);
  void draw(Canvas& canvas) const;
  void archive(Archive& a);
  const LunarLanderState& state() const { return state_; }

 private:
  void begin();
  void replay(const std::vector<LanderEngines>& past);
  Step<Tensor> fly(const LanderEngines& engines);

  LunarLanderConfig config_;
  Rng rng_{0};
  Rng first_rng_{0};                    // before the first draw of the episode
  std::vector<LanderEngines> past_;     // of the steps since then
  std::unique_ptr<LanderWorld> world_;  // none before the first reset
  std::int64_t wind_ = 0, turbulence_ = 0;
  double shaping_ = 0;  // what the last state is worth
  LunarLanderState state_;
};

Box lander_observations();

}  // namespace detail

/// Actions: 0 nothing, 1 push to the left, 2 main engine, 3 push to the right, 50 times a second. A push at
/// the top also turns: 1 counter-clockwise. The observation [8] is LunarLanderState, not clipped: who climbs
/// or spins without end leaves the Box, as in Gymnasium. A step earns by how much nearer, slower and more
/// upright the lander is than before, and pays for fuel; crashing or leaving sideways gives -100 and ends
/// the task, lying still +100. The same seed gives Gymnasium's ground and first push; one build of Box2D
/// gives the same bits, Box2D 2.3 or another compiler's build of it others. A copy replays the episode.
class LunarLander final : public Env<Tensor, int> {
 public:
  /// Throws ConfigError for options out of range, and if the library was built without Box2D.
  explicit LunarLander(const LunarLanderConfig& config = {}) : flight_(config) {}

  const Box& observation_space() const override { return observations_; }
  const Discrete& action_space() const override { return actions_; }

  /// Sky, ground, flags, the lander and what its engines blow out, as large as the canvas allows.
  void draw(Canvas& canvas) const override { flight_.draw(canvas); }

  const LunarLanderState& state() const { return flight_.state(); }

 private:
  Tensor start(std::optional<std::uint64_t> seed) override { return flight_.start(seed); }
  Step<Tensor> advance(const int& a) override;
  void archive_state(Archive& a) override { a("flight", flight_); }

  Box observations_ = detail::lander_observations();
  Discrete actions_{4};
  detail::LanderFlight flight_;
};

/// The same with throttles: action [2], each from -1 to 1; any finite numbers are taken and clipped. First
/// the main engine: off up to 0, above it from half to full power. Then the pushes: off within +-0.5, beyond
/// it with that part of full power, to the left below -0.5.
class LunarLanderContinuous final : public Env<Tensor, Tensor> {
 public:
  /// Throws ConfigError for options out of range, and if the library was built without Box2D.
  explicit LunarLanderContinuous(const LunarLanderConfig& config = {}) : flight_(config) {}

  const Box& observation_space() const override { return observations_; }
  const Box& action_space() const override { return actions_; }

  /// As LunarLander's; a flame is as long as its engine is strong.
  void draw(Canvas& canvas) const override { flight_.draw(canvas); }

  const LunarLanderState& state() const { return flight_.state(); }

 private:
  Tensor start(std::optional<std::uint64_t> seed) override { return flight_.start(seed); }
  Step<Tensor> advance(const Tensor& a) override;
  void archive_state(Archive& a) override { a("flight", flight_); }

  Box observations_ = detail::lander_observations();
  Box actions_ = Box(-1, 1, {2}).clipping();
  detail::LanderFlight flight_;
};

/// Gymnasium's hand-made controller: lean towards the pad, fall the slower the nearer it is. It earns about
/// 237 an episode with LunarLander's actions and 284 with throttles.   s: [8]
int lunar_lander_heuristic(const Tensor& s);
Tensor lunar_lander_heuristic_continuous(const Tensor& s);  ///< [2]

}  // namespace minirl
