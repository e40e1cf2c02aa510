#include "benchmarks/bare_worlds.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace minirl::bench {
namespace {

using std::numbers::pi;

const volatile double two = 2;  // a true pow, as in the worlds
double squared(double x) { return std::pow(x, two); }
float squared(float x) { return std::pow(x, static_cast<float>(two)); }

float rounded(double x) { return static_cast<float>(x); }

double wrapped(double angle) {
  while (angle > pi) angle -= 2 * pi;
  while (angle < -pi) angle += 2 * pi;
  return angle;
}

std::array<double, 4> acrobot_rate(const std::array<double, 4>& s, double torque) {
  const double cosine = std::cos(s[1]), sine = std::sin(s[1]);
  const double d1 = 0.25 + (1.25 + cosine) + 1 + 1;
  const double d2 = 0.25 + 0.5 * cosine + 1;
  const double phi2 = 0.5 * 9.8 * std::cos(s[0] + s[1] - pi / 2);
  const double phi1 =
      -0.5 * squared(s[3]) * sine - s[3] * s[2] * sine + 1.5 * 9.8 * std::cos(s[0] - pi / 2) + phi2;
  const double dd2 =
      (torque + d2 / d1 * phi1 - 0.5 * squared(s[2]) * sine - phi2) / (0.25 + 1 - squared(d2) / d1);
  return {s[2], s[3], -(d2 * dd2 + phi1) / d1, dd2};
}

std::array<double, 4> moved(const std::array<double, 4>& s, double t, const std::array<double, 4>& rate) {
  return {s[0] + t * rate[0], s[1] + t * rate[1], s[2] + t * rate[2], s[3] + t * rate[3]};
}

}  // namespace

void BareCartPole::start(Rng& rng) {
  for (double* value : {&x, &x_dot, &theta, &theta_dot}) *value = rng.uniform(-0.05, 0.05);
}

BareStep<4> BareCartPole::step(int a) {
  const double cosine = std::cos(theta), sine = std::sin(theta), mass = 0.1 + 1;
  const double temp = (10.0 * (2 * a - 1) + 0.05 * (theta_dot * theta_dot) * sine) / mass;
  const double theta_acc =
      (9.8 * sine - cosine * temp) / (0.5 * (4.0 / 3.0 - 0.1 * (cosine * cosine) / mass));
  const double x_acc = temp - 0.05 * theta_acc * cosine / mass;
  x += 0.02 * x_dot;
  x_dot += 0.02 * x_acc;
  theta += 0.02 * theta_dot;
  theta_dot += 0.02 * theta_acc;
  const bool over = std::abs(x) > 2.4 || std::abs(theta) > 12 * 2 * pi / 360;
  return {{rounded(x), rounded(x_dot), rounded(theta), rounded(theta_dot)}, 1, over};
}

void BareMountainCar::start(Rng& rng) { *this = {rng.uniform(-0.6, -0.4), 0}; }

BareStep<2> BareMountainCar::step(int a) {
  velocity += (a - 1) * 0.001 + std::cos(3 * position) * -0.0025;
  velocity = std::clamp(velocity, -0.07, 0.07);
  position = std::clamp(position + velocity, -1.2, 0.6);
  if (position == -1.2 && velocity < 0) velocity = 0;
  return {{rounded(position), rounded(velocity)}, -1, position >= 0.5 && velocity >= 0};
}

void BareMountainCarContinuous::start(Rng& rng) { *this = {rounded(rng.uniform(-0.6, -0.4)), 0}; }

BareStep<2> BareMountainCarContinuous::step(float a) {
  const double pull = 0.0025 * std::cos(static_cast<double>(3 * position));
  velocity += std::abs(a) <= 1 ? a * 0.0015f - rounded(pull) : rounded(std::copysign(0.0015, a) - pull);
  velocity = std::clamp(velocity, -0.07f, 0.07f);
  position = std::clamp(position + velocity, -1.2f, 0.6f);
  if (position == -1.2f && velocity < 0) velocity = 0;
  const bool arrived = position >= 0.45f && velocity >= 0;
  return {{position, velocity}, (arrived ? 100 : 0) - static_cast<double>(a) * a * 0.1, arrived};
}

void BarePendulum::start(Rng& rng) {
  angle = rng.uniform(-pi, pi);
  velocity = rng.uniform(-1, 1);
}

BareStep<3> BarePendulum::step(float a) {
  const float torque = std::clamp(a, -2.0f, 2.0f);
  double wrap = std::fmod(angle + pi, 2 * pi);
  if (wrap < 0) wrap += 2 * pi;
  const double cost =
      squared(wrap - pi) + 0.1 * squared(velocity) + static_cast<double>(0.001f * squared(torque));
  velocity += (15 * std::sin(angle) + static_cast<double>(3 * torque)) * 0.05;
  velocity = std::clamp(velocity, -8.0, 8.0);
  angle += velocity * 0.05;
  return {{rounded(std::cos(angle)), rounded(std::sin(angle)), rounded(velocity)}, -cost, false};
}

void BareAcrobot::start(Rng& rng) {
  for (double& value : state) value = rng.uniform(-0.1, 0.1);
}

BareStep<6> BareAcrobot::step(int a) {
  const double torque = a - 1;
  const auto k1 = acrobot_rate(state, torque);
  const auto k2 = acrobot_rate(moved(state, 0.1, k1), torque);
  const auto k3 = acrobot_rate(moved(state, 0.1, k2), torque);
  const auto k4 = acrobot_rate(moved(state, 0.2, k3), torque);
  for (std::size_t i = 0; i < 4; ++i) state[i] += 0.2 / 6 * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]);
  state = {wrapped(state[0]), wrapped(state[1]), std::clamp(state[2], -4 * pi, 4 * pi),
           std::clamp(state[3], -9 * pi, 9 * pi)};
  const double cosine1 = std::cos(state[0]), cosine2 = std::cos(state[1]);
  const bool over = -cosine1 - std::cos(state[0] + state[1]) > 1;
  return {{rounded(cosine1), rounded(std::sin(state[0])), rounded(cosine2), rounded(std::sin(state[1])),
           rounded(state[2]), rounded(state[3])},
          over ? 0.0 : -1.0,
          over};
}

}  // namespace minirl::bench
