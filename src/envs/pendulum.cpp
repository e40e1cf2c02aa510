#include "minirl/envs/pendulum.hpp"

#include <algorithm>
#include <cmath>

#include "envs/pendulum_physics.hpp"
#include "envs/start_range.hpp"
#include "envs/turn_arrow.hpp"
#include "minirl/draw/canvas.hpp"

namespace minirl {
namespace {

using namespace pendulum;
using detail::rounded;
using std::numbers::pi;

Tensor observation_of(const Pendulum::State& state, const Shape& shape) {
  Tensor s = Tensor::with_room(shape);
  Scalar* out = s.data();
  out[0] = rounded(std::cos(state.angle));
  out[1] = rounded(std::sin(state.angle));
  out[2] = rounded(state.velocity);
  return s;
}

void require_not_negative(const char* setting, double value) {
  if (value >= 0) return;
  throw ConfigError(join("Pendulum: ", setting, " is ", value, ", it must not be negative"));
}

}  // namespace

Pendulum::Pendulum(const PendulumConfig& config) : config_(config) {
  detail::require_finite("Pendulum", "gravity", config.gravity);
  detail::require_finite("Pendulum", "start_angle", config.start_angle);
  detail::require_finite("Pendulum", "start_velocity", config.start_velocity);
  require_not_negative("start_angle", config.start_angle);
  require_not_negative("start_velocity", config.start_velocity);
}

Tensor Pendulum::start(std::optional<std::uint64_t> seed) {
  if (seed) rng_ = Rng(*seed);
  state_.angle = rng_.uniform(-config_.start_angle, config_.start_angle);
  state_.velocity = rng_.uniform(-config_.start_velocity, config_.start_velocity);
  torque_ = 0;
  return observation_of(state_, observations_.shape());
}

Step<Tensor> Pendulum::advance(const Tensor& a) {
  torque_ = torque_of(a.data()[0]);
  const double cost = cost_of(state_, torque_);
  turn(state_, torque_, config_.gravity);
  return {observation_of(state_, observations_.shape()), -cost, false, false};
}

// Upright is shown as a thin rod behind the true one.
void Pendulum::draw(Canvas& canvas) const {
  constexpr Colour paper{250, 250, 247}, goal{206, 210, 216}, rod{208, 138, 66}, axle{48, 58, 74},
      arrow{106, 168, 109};
  const double scale = std::min(canvas.width(), canvas.height()) / 2.5;  // pixels a metre
  const Point middle{0.5 * canvas.width(), 0.5 * canvas.height()};
  const Point top{middle.x, middle.y - length * scale};

  canvas.fill(paper);
  canvas.line(middle, top, std::max(1.0, 0.02 * scale), goal);
  canvas.circle(top, 0.06 * scale, goal);
  canvas.line(middle,
              {middle.x - length * scale * std::sin(state_.angle),
               middle.y - length * scale * std::cos(state_.angle)},
              0.16 * scale, rod);
  canvas.circle(middle, 0.05 * scale, axle);
  detail::draw_turn(canvas, {middle, 0.32 * scale, torque_ / strongest * pi / 2, std::max(1.0, 0.03 * scale)},
                    arrow);
}

}  // namespace minirl
