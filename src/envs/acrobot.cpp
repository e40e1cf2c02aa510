#include "minirl/envs/acrobot.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "envs/python_numbers.hpp"
#include "envs/start_range.hpp"
#include "envs/turn_arrow.hpp"
#include "minirl/draw/canvas.hpp"

namespace minirl {
namespace {

using detail::python_squared;
using detail::rounded;
using std::numbers::pi;
using State = Acrobot::State;
using Equations = AcrobotConfig::Equations;

constexpr double length = 1;                       // m, of each link
constexpr double mass = 1;                         // kg, of each link
constexpr double middle = 0.5;                     // m: from a link's joint to its centre of mass
constexpr double inertia = 1;                      // kg m^2, of each link
constexpr double gravity = 9.8;                    // m/s^2
constexpr double tick = 0.2;                       // s
constexpr double top_speeds[] = {4 * pi, 9 * pi};  // rad/s

// How fast each number of the state changes. Names and the order of the operations are Gymnasium's, which
// makes every bit equal.
State rate_of(const State& s, double torque, Equations equations) {
  const auto [theta1, theta2, dtheta1, dtheta2] = s;
  const double cosine = std::cos(theta2), sine = std::sin(theta2);
  const double d1 = mass * (middle * middle) +
                    mass * (length * length + middle * middle + 2 * length * middle * cosine) + inertia +
                    inertia;
  const double d2 = mass * (middle * middle + length * middle * cosine) + inertia;
  const double phi2 = mass * middle * gravity * std::cos(theta1 + theta2 - pi / 2);
  const double phi1 = -mass * length * middle * python_squared(dtheta2) * sine -
                      2 * mass * length * middle * dtheta2 * dtheta1 * sine +
                      (mass * middle + mass * length) * gravity * std::cos(theta1 - pi / 2) + phi2;
  double force = torque + d2 / d1 * phi1;
  if (equations == Equations::book) force -= mass * length * middle * python_squared(dtheta1) * sine;
  const double ddtheta2 = (force - phi2) / (mass * (middle * middle) + inertia - python_squared(d2) / d1);
  const double ddtheta1 = -(d2 * ddtheta2 + phi1) / d1;
  return {dtheta1, dtheta2, ddtheta1, ddtheta2};
}

State moved(const State& s, double seconds, const State& rate) {
  State to;
  for (std::size_t i = 0; i < s.size(); ++i) to[i] = s[i] + seconds * rate[i];
  return to;
}

// One step of the classical Runge-Kutta method of fourth order.
State after_tick(const State& s, double torque, Equations equations) {
  const State k1 = rate_of(s, torque, equations);
  const State k2 = rate_of(moved(s, tick / 2, k1), torque, equations);
  const State k3 = rate_of(moved(s, tick / 2, k2), torque, equations);
  const State k4 = rate_of(moved(s, tick, k3), torque, equations);
  State mean;
  for (std::size_t i = 0; i < s.size(); ++i) mean[i] = k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i];
  return moved(s, tick / 6, mean);
}

// Whole turns are taken off one by one, as Gymnasium does. From an angle that no episode reaches, and that
// only a state set by hand can lead to, that would last for ever.
double wrapped(double angle) {
  if (!(std::abs(angle) < 1e6)) return std::remainder(angle, 2 * pi);
  while (angle > pi) angle -= 2 * pi;
  while (angle < -pi) angle += 2 * pi;
  return angle;
}

// NumPy computes in the precision of the state: in float right after a reset, in double later. `Real` is it.
template <class Real>
Tensor observation_of(const State& s, const Shape& shape) {
  Tensor observation = Tensor::with_room(shape);
  Scalar* out = observation.data();
  const auto theta1 = static_cast<Real>(s[0]), theta2 = static_cast<Real>(s[1]);
  out[0] = rounded(std::cos(theta1));
  out[1] = rounded(std::sin(theta1));
  out[2] = rounded(std::cos(theta2));
  out[3] = rounded(std::sin(theta2));
  out[4] = rounded(s[2]);
  out[5] = rounded(s[3]);
  return observation;
}

Tensor bounds(double sign) {
  const Scalar one = rounded(sign);
  return Tensor::vector({one, one, one, one, rounded(sign * top_speeds[0]), rounded(sign * top_speeds[1])});
}

}  // namespace

Acrobot::Acrobot(const AcrobotConfig& config) : config_(config), observations_(bounds(-1), bounds(1)) {
  detail::require_start_range("Acrobot", config.start_low, config.start_high);
}

Tensor Acrobot::start(std::optional<std::uint64_t> seed) {
  if (seed) rng_ = Rng(*seed);
  for (double& value : state_)
    value = static_cast<float>(rng_.uniform(config_.start_low, config_.start_high));
  torque_ = 0;
  return observation_of<float>(state_, observations_.shape());
}

Step<Tensor> Acrobot::advance(const int& a) {
  torque_ = a - 1;
  state_ = after_tick(state_, torque_, config_.equations);
  auto& [theta1, theta2, dtheta1, dtheta2] = state_;
  theta1 = wrapped(theta1);
  theta2 = wrapped(theta2);
  dtheta1 = std::clamp(dtheta1, -top_speeds[0], top_speeds[0]);
  dtheta2 = std::clamp(dtheta2, -top_speeds[1], top_speeds[1]);
  const bool over = -std::cos(theta1) - std::cos(theta2 + theta1) > 1;
  return {observation_of<double>(state_, observations_.shape()), over ? 0.0 : -1.0, over, false};
}

void Acrobot::draw(Canvas& canvas) const {
  constexpr Colour paper{250, 250, 247}, line{106, 168, 109}, upper{48, 58, 74}, lower{208, 138, 66},
      joint{240, 214, 178}, bar{150, 152, 158};
  const double scale = std::min(canvas.width(), canvas.height()) / (4 * length + 0.5);  // pixels a metre
  const Point centre{0.5 * canvas.width(), 0.5 * canvas.height()};
  const double thin = std::max(1.0, 0.03 * scale), thick = 0.2 * scale;
  const auto along = [&](Point from, double angle) {
    return Point{from.x + length * scale * std::sin(angle), from.y + length * scale * std::cos(angle)};
  };
  const Point elbow = along(centre, state_[0]);
  const Point tip = along(elbow, state_[0] + state_[1]);
  const double goal = centre.y - length * scale;

  canvas.fill(paper);
  canvas.line({0, goal}, {1.0 * canvas.width(), goal}, thin, line);
  canvas.text({0.1 * scale, goal + 0.08 * scale}, "goal", line, std::max(1, static_cast<int>(0.03 * scale)));
  canvas.line({centre.x - 0.3 * scale, centre.y}, {centre.x + 0.3 * scale, centre.y}, thin, bar);
  canvas.line(centre, elbow, thick, upper);
  canvas.line(elbow, tip, thick, lower);
  canvas.circle(centre, 0.06 * scale, joint);
  canvas.circle(elbow, 0.06 * scale, joint);
  detail::draw_turn(canvas, {elbow, 0.3 * scale, torque_ * pi / 2, std::max(1.0, 0.035 * scale)}, line);
}

}  // namespace minirl
