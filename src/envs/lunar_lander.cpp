#include "minirl/envs/lunar_lander.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

#include "envs/lander_picture.hpp"
#include "envs/lander_world.hpp"

namespace minirl {
namespace {

using namespace detail;

constexpr double rate = 50;  // steps a second
constexpr double flag_height = lander_view_height / 4;
constexpr double strongest_push = 1000;  // N in x and in y, at the start

// Observations are floats, in the double twin of the library too.
Scalar rounded(double value) { return static_cast<float>(value); }

void check(const LunarLanderConfig& config) {
  if (!has_box2d()) {
    throw ConfigError(
        "LunarLander: this library was built without Box2D; install Box2D 2.4 (Debian's package: "
        "libbox2d-dev) "
        "and build again");
  }
  if (!(-12 < config.gravity && config.gravity < 0)) {
    throw ConfigError(join("LunarLander: gravity is ", config.gravity, ", it must be above -12 and below 0"));
  }
  if (!std::isfinite(config.wind_power) || !std::isfinite(config.turbulence_power)) {
    throw ConfigError(join("LunarLander: wind_power is ", config.wind_power, " and turbulence_power ",
                           config.turbulence_power, "; both must be finite"));
  }
}

// Rough at the sides, level in the middle. Each height is 0.33 times the sum of three, not their mean: so the
// level lies at 3.30 m, a little below where the observation has its 0.
std::array<double, ground_points> draw_ground(Rng& rng) {
  std::array<double, ground_points + 1> rough{};
  for (double& height : rough) height = rng.uniform(0, lander_view_height / 2);
  std::fill_n(rough.begin() + 3, 5, flag_height);
  std::array<double, ground_points> ground{};
  for (std::size_t i = 0; i < ground.size(); ++i)
    ground[i] = 0.33 * (rough[i == 0 ? rough.size() - 1 : i - 1] + rough[i] + rough[i + 1]);
  return ground;
}

// Sums of two waves without a common period: never the same gust twice.
double gust(std::int64_t time) {
  const auto t = static_cast<double>(time);
  return std::tanh(std::sin(0.02 * t) + std::sin(std::numbers::pi * 0.01 * t));
}

// What an engine blows out leaves at `nozzle`, given along the lander's upright and sideways axes; the lander
// is pushed the other way. The orders of the operations here and below are Gymnasium's.
LanderVector along(const LanderPose& lander, LanderVector nozzle) {
  const LanderVector tip{std::sin(lander.angle), std::cos(lander.angle)}, side{-tip.y, tip.x};
  return {tip.x * nozzle.y + side.x * nozzle.x, -tip.y * nozzle.y - side.y * nozzle.x};
}

LanderForces::Kick main_kick(const LanderPose& lander, double power, LanderVector spread) {
  constexpr double strength = 13;
  const LanderVector o = along(lander, {spread.y, 4 / 30.0 + 2 * spread.x});
  return {.impulse = {-o.x * strength * power, -o.y * strength * power},
          .place = {lander.x + o.x, lander.y + o.y}};
}

// 17 and 14 are meant to be one number: because they are two, a push turns a tilted lander by another amount.
LanderForces::Kick side_kick(const LanderPose& lander, double power, LanderVector spread) {
  constexpr double strength = 0.6;
  const double direction = power < 0 ? -1 : 1;
  const LanderVector o = along(lander, {3 * spread.y + direction * 12 / 30.0, spread.x});
  const LanderVector tip{std::sin(lander.angle), std::cos(lander.angle)};
  return {.impulse = {-o.x * strength * std::abs(power), -o.y * strength * std::abs(power)},
          .place = {lander.x + o.x - tip.x * 17 / 30, lander.y + o.y + tip.y * 14 / 30}};
}

LunarLanderState state_of(const LanderMotion& motion) {
  constexpr double half_width = lander_view_width / 2, half_height = lander_view_height / 2;
  constexpr double standing = flag_height + 18 / 30.0;  // of the lander's middle
  return {.x = (motion.lander.x - half_width) / half_width,
          .y = (motion.lander.y - standing) / half_height,
          .x_velocity = motion.velocity.x * half_width / rate,
          .y_velocity = motion.velocity.y * half_height / rate,
          .angle = motion.lander.angle,
          .angular_velocity = 20 * motion.angular_velocity / rate,
          .right_leg = motion.legs_touch[0] ? 1.0 : 0.0,
          .left_leg = motion.legs_touch[1] ? 1.0 : 0.0};
}

double shaping_of(const LunarLanderState& s) {
  return -100 * std::sqrt(s.x * s.x + s.y * s.y) -
         100 * std::sqrt(s.x_velocity * s.x_velocity + s.y_velocity * s.y_velocity) -
         100 * std::abs(s.angle) + 10 * s.right_leg + 10 * s.left_leg;
}

Tensor observation_of(const LunarLanderState& s) {
  Tensor observation = Tensor::with_room({8});
  Scalar* out = observation.data();
  for (const double value :
       {s.x, s.y, s.x_velocity, s.y_velocity, s.angle, s.angular_velocity, s.right_leg, s.left_leg})
    *out++ = rounded(value);
  return observation;
}

}  // namespace

namespace detail {

Box lander_observations() {
  const Scalar turn = rounded(2 * std::numbers::pi);
  return {Tensor::vector({-2.5, -2.5, -10, -10, -turn, -10, 0, 0}),
          Tensor::vector({2.5, 2.5, 10, 10, turn, 10, 1, 1})};
}

LanderFlight::LanderFlight(const LunarLanderConfig& config) : config_(config) { check(config); }

LanderFlight::LanderFlight(const LanderFlight& other)
    : config_(other.config_), rng_(other.world_ ? other.first_rng_ : other.rng_) {
  if (other.world_) replay(other.past_);
}

LanderFlight& LanderFlight::operator=(const LanderFlight& other) { return *this = LanderFlight(other); }
LanderFlight::LanderFlight(LanderFlight&&) noexcept = default;
LanderFlight& LanderFlight::operator=(LanderFlight&&) noexcept = default;
LanderFlight::~LanderFlight() = default;

Tensor LanderFlight::start(std::optional<std::uint64_t> seed) {
  if (seed) rng_ = Rng(*seed);
  begin();
  return observation_of(state_);
}

// The world has gone on for one step already when its first observation is made.
void LanderFlight::begin() {
  first_rng_ = rng_;
  past_.clear();
  past_.reserve(1000);
  LanderSite site{.ground = draw_ground(rng_), .gravity = config_.gravity, .push = {}};
  site.push.x = rng_.uniform(-strongest_push, strongest_push);
  site.push.y = rng_.uniform(-strongest_push, strongest_push);
  if (config_.enable_wind) {
    wind_ = rng_.integers(-9999, 9999);
    turbulence_ = rng_.integers(-9999, 9999);
  }
  world_ = std::make_unique<LanderWorld>(site);
  state_ = {};
  fly({});
  past_.clear();
}

void LanderFlight::replay(const std::vector<LanderEngines>& past) {
  begin();
  for (const LanderEngines& engines : past) fly(engines);
}

void LanderFlight::archive(Archive& a) {
  bool is_flying = world_ != nullptr;
  Rng first_rng = is_flying ? first_rng_ : rng_;
  std::vector<double> main, side;
  for (const LanderEngines& engines : past_) main.push_back(engines.main), side.push_back(engines.side);
  a("is_flying", is_flying), a("first_rng", first_rng), a("main", main), a("side", side);
  if (!a.is_loading()) return;
  a.expect(main.size() == side.size(), "side", join("has ", side.size(), " steps, main ", main.size()));
  std::vector<LanderEngines> past;
  for (std::size_t i = 0; i < main.size(); ++i) {
    a.expect(main[i] >= 0 && main[i] <= 1, "main", join("is ", main[i], " in step ", i, ", not 0 to 1"));
    a.expect(std::abs(side[i]) <= 1, "side", join("is ", side[i], " in step ", i, ", not -1 to 1"));
    past.push_back({main[i], side[i]});
  }
  *this = LanderFlight(config_);
  rng_ = first_rng;
  if (is_flying) replay(past);
}

Step<Tensor> LanderFlight::advance(const LanderEngines& engines) {
  if (!world_) throw StateError("step: this lander was moved from; call reset() first");
  return fly(engines);
}

Step<Tensor> LanderFlight::fly(const LanderEngines& engines) {
  past_.push_back(engines);
  LanderForces forces;
  if (config_.enable_wind && state_.left_leg == 0 && state_.right_leg == 0) {
    forces.wind = gust(wind_++) * config_.wind_power;
    forces.turbulence = gust(turbulence_++) * config_.turbulence_power;
  }
  LanderVector spread;  // engines do not blow evenly; drawn in every step, engines on or off
  spread.x = rng_.uniform(-1, 1) / 30;
  spread.y = rng_.uniform(-1, 1) / 30;
  const LanderPose lander = world_->motion().lander;
  if (engines.main != 0) forces.main = main_kick(lander, engines.main, spread);
  if (engines.side != 0) forces.side = side_kick(lander, engines.side, spread);
  world_->advance(forces);

  const LanderMotion motion = world_->motion();
  state_ = state_of(motion);
  const double before = std::exchange(shaping_, shaping_of(state_));
  double reward = shaping_ - before - 0.30 * engines.main - 0.03 * std::abs(engines.side);
  const bool is_lost = motion.hull_touches || std::abs(state_.x) >= 1;
  if (is_lost) reward = -100;
  if (!motion.awake) reward = 100;
  return {observation_of(state_), reward, is_lost || !motion.awake, false};
}

void LanderFlight::draw(Canvas& canvas) const {
  if (!world_) return draw_sky(canvas);
  draw_lander(canvas, *world_, past_.empty() ? LanderEngines{} : past_.back());
}

}  // namespace detail

Step<Tensor> LunarLander::advance(const int& a) {
  return flight_.advance({.main = a == 2 ? 1.0 : 0.0, .side = a == 1 ? -1.0 : a == 3 ? 1.0 : 0.0});
}

Step<Tensor> LunarLanderContinuous::advance(const Tensor& a) {
  const double main = std::clamp<double>(a[0], -1, 1), side = std::clamp<double>(a[1], -1, 1);
  return flight_.advance({.main = main > 0 ? (main + 1) * 0.5 : 0, .side = std::abs(side) > 0.5 ? side : 0});
}

namespace {

struct LanderNeeds {
  float turn, lift;  // counter-clockwise and upwards
};

// In float like Gymnasium's, whose observations are floats.
LanderNeeds needs_of(const Tensor& s) {
  const auto at = [&](int i) { return static_cast<float>(s[i]); };
  if (at(6) != 0 || at(7) != 0) return {0, -at(3) * 0.5f};  // a leg stands: only slow down
  const float lean = std::clamp(at(0) * 0.5f + at(2), -0.4f, 0.4f);
  const float hover = 0.55f * std::abs(at(0));
  return {(lean - at(4)) * 0.5f - at(5), (hover - at(1)) * 0.5f - at(3) * 0.5f};
}

}  // namespace

int lunar_lander_heuristic(const Tensor& s) {
  const auto [turn, lift] = needs_of(s);
  if (lift > std::abs(turn) && lift > 0.05f) return 2;
  if (turn < -0.05f) return 3;
  return turn > 0.05f ? 1 : 0;
}

Tensor lunar_lander_heuristic_continuous(const Tensor& s) {
  const auto [turn, lift] = needs_of(s);
  return Tensor::vector({std::clamp(lift * 20 - 1, -1.0f, 1.0f), std::clamp(-turn * 20, -1.0f, 1.0f)});
}

}  // namespace minirl
