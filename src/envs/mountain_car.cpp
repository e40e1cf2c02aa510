#include "minirl/envs/mountain_car.hpp"

#include <algorithm>
#include <cmath>

#include "envs/mountain_picture.hpp"
#include "envs/python_numbers.hpp"
#include "envs/start_range.hpp"

namespace minirl {
namespace {

using detail::rounded;

constexpr double left_end = -1.2, right_end = 0.6;  // position
constexpr double flag = 0.5;                        // position
constexpr double top_speed = 0.07;                  // per step
constexpr double engine = 0.001;                    // velocity gained in a step
constexpr double gravity = 0.0025;                  // velocity gained in a step on the steepest slope

// The order of the operations is Gymnasium's, which makes every bit equal. The height of the ground is
// sin(3 position), so its slope is a cosine.
void push_car(MountainCar::State& state, int direction) {
  auto& [position, velocity] = state;
  velocity += direction * engine + std::cos(3 * position) * -gravity;
  velocity = std::clamp(velocity, -top_speed, top_speed);
  position = std::clamp(position + velocity, left_end, right_end);
  if (position == left_end && velocity < 0) velocity = 0;
}

Tensor observation_of(const MountainCar::State& state, const Shape& shape) {
  Tensor s = Tensor::with_room(shape);
  Scalar* out = s.data();
  out[0] = rounded(state.position);
  out[1] = rounded(state.velocity);
  return s;
}

}  // namespace

MountainCar::MountainCar(const MountainCarConfig& config)
    : config_(config),
      observations_(Tensor::vector({rounded(left_end), rounded(-top_speed)}),
                    Tensor::vector({rounded(right_end), rounded(top_speed)})) {
  detail::require_finite("MountainCar", "goal_velocity", config.goal_velocity);
  detail::require_start_range("MountainCar", config.start_low, config.start_high);
}

Tensor MountainCar::start(std::optional<std::uint64_t> seed) {
  if (seed) rng_ = Rng(*seed);
  state_ = {rng_.uniform(config_.start_low, config_.start_high), 0};
  push_ = 0;
  return observation_of(state_, observations_.shape());
}

Step<Tensor> MountainCar::advance(const int& a) {
  push_ = a - 1;
  push_car(state_, push_);
  const bool arrived = state_.position >= flag && state_.velocity >= config_.goal_velocity;
  return {observation_of(state_, observations_.shape()), -1, arrived, false};
}

void MountainCar::draw(Canvas& canvas) const {
  detail::draw_mountain(canvas, {.position = state_.position, .flag = flag, .push = 1.0 * push_});
}

}  // namespace minirl
