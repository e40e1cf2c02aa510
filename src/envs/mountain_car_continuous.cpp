#include "minirl/envs/mountain_car_continuous.hpp"

#include <algorithm>
#include <cmath>

#include "envs/mountain_picture.hpp"
#include "envs/python_numbers.hpp"
#include "envs/start_range.hpp"

namespace minirl {
namespace {

using detail::rounded;
using State = MountainCarContinuous::State;

constexpr double left_end = -1.2, right_end = 0.6;  // position
constexpr double flag = 0.45;                       // position
constexpr double top_speed = 0.07;                  // per step
constexpr double engine = 0.0015;                   // velocity gained in a step at full throttle
constexpr double gravity = 0.0025;                  // velocity gained in a step on the steepest slope

// What a step adds to the velocity. NumPy's floats stay floats beside Python's numbers; a force that was
// clipped is a number of Python's, and those are doubles.
double push_of(float action, double pull) {
  if (std::abs(action) <= 1) return action * static_cast<float>(engine) - static_cast<float>(pull);
  return std::copysign(1.0, action) * engine - pull;
}

// One step in the precision of the state it begins with. The order of the operations is Gymnasium's, which
// makes every bit equal. True if the car has arrived.
template <class Real>
bool push_car(State& state, float action, double goal_velocity) {
  constexpr auto lowest = static_cast<Real>(left_end), highest = static_cast<Real>(right_end),
                 top = static_cast<Real>(top_speed);
  auto position = static_cast<Real>(state.position);
  auto velocity = static_cast<Real>(state.velocity);
  const double pull = gravity * std::cos(static_cast<double>(3 * position));
  velocity += static_cast<Real>(push_of(action, pull));
  velocity = std::clamp(velocity, -top, top);
  position = std::clamp(position + velocity, lowest, highest);
  if (position == lowest && velocity < 0) velocity = 0;
  state = {static_cast<float>(position), static_cast<float>(velocity), true};
  return position >= static_cast<Real>(flag) && velocity >= static_cast<Real>(goal_velocity);
}

Tensor observation_of(const State& state, const Shape& shape) {
  Tensor s = Tensor::with_room(shape);
  Scalar* out = s.data();
  out[0] = rounded(state.position);
  out[1] = rounded(state.velocity);
  return s;
}

}  // namespace

MountainCarContinuous::MountainCarContinuous(const MountainCarContinuousConfig& config)
    : config_(config),
      observations_(Tensor::vector({rounded(left_end), rounded(-top_speed)}),
                    Tensor::vector({rounded(right_end), rounded(top_speed)})) {
  detail::require_finite("MountainCarContinuous", "goal_velocity", config.goal_velocity);
  detail::require_start_range("MountainCarContinuous", config.start_low, config.start_high);
}

Tensor MountainCarContinuous::start(std::optional<std::uint64_t> seed) {
  if (seed) rng_ = Rng(*seed);
  state_ = {rng_.uniform(config_.start_low, config_.start_high), 0, false};
  push_ = 0;
  return observation_of(state_, observations_.shape());
}

Step<Tensor> MountainCarContinuous::advance(const Tensor& a) {
  push_ = static_cast<float>(a.data()[0]);
  const bool arrived = state_.is_float ? push_car<float>(state_, push_, config_.goal_velocity)
                                       : push_car<double>(state_, push_, config_.goal_velocity);
  const double fuel = static_cast<double>(push_) * push_ * 0.1;
  return {observation_of(state_, observations_.shape()), (arrived ? 100.0 : 0.0) - fuel, arrived, false};
}

void MountainCarContinuous::draw(Canvas& canvas) const {
  detail::draw_mountain(
      canvas, {.position = state_.position, .flag = flag, .push = std::clamp<double>(push_, -1, 1)});
}

}  // namespace minirl
