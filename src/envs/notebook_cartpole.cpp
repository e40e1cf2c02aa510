#include "minirl/envs/notebook_cartpole.hpp"

#include <cmath>
#include <numbers>
#include <vector>

#include "envs/python_numbers.hpp"
#include "minirl/core/sha512.hpp"
#include "minirl/core/text.hpp"

namespace minirl {
namespace {

// In the notebook's table of 1000 games the last bit of a square makes one of them a step longer.
double squared(double x) { return detail::python_squared(x); }

constexpr double gravity = 9.8;                             // m/s^2
constexpr double pole_mass = 0.1;                           // kg
constexpr double total_mass = 0.1 + 1;                      // kg
constexpr double half_length = 0.5;                         // m
constexpr double push = 10;                                 // N
constexpr double tick = 0.02;                               // s
constexpr double track_end = 2.4;                           // m
constexpr double fallen = 12 * 2 * std::numbers::pi / 360;  // rad

// The order of the operations is that of gym 0.17.2.
NotebookCartPole::State after_push(const NotebookCartPole::State& state, double force) {
  constexpr double pole_mass_length = pole_mass * half_length;
  const auto [x, x_dot, theta, theta_dot] = state;
  const double cosine = std::cos(theta);
  const double sine = std::sin(theta);
  const double temp = (force + pole_mass_length * squared(theta_dot) * sine) / total_mass;
  const double theta_acc = (gravity * sine - cosine * temp) /
                           (half_length * (4.0 / 3.0 - pole_mass * squared(cosine) / total_mass));
  const double x_acc = temp - pole_mass_length * theta_acc * cosine / total_mass;
  return {x + tick * x_dot, x_dot + tick * x_acc, theta + tick * theta_dot, theta_dot + tick * theta_acc};
}

// The two halves of the hash, the lower first; the higher is left out if it is zero.
LegacyRng rng_of_hash(std::uint64_t hash) {
  std::vector<std::uint32_t> key = {static_cast<std::uint32_t>(hash)};
  if (hash >> 32 != 0) key.push_back(static_cast<std::uint32_t>(hash >> 32));
  return LegacyRng(key);
}

}  // namespace

NotebookCartPole::NotebookCartPole(int max_steps) : max_steps_(max_steps) {
  if (max_steps >= 1) return;
  throw ConfigError(join("NotebookCartPole: max_steps is ", max_steps, ", it must be at least 1"));
}

NotebookCartPole::State NotebookCartPole::reset(const State& start) {
  steps_left_ = max_steps_;
  return state_ = start;
}

NotebookCartPole::Result NotebookCartPole::step(int action) {
  if (steps_left_ == 0) throw StateError("step: no episode is running; call reset(start) first");
  if (action != 0 && action != 1) {
    throw ConfigError(join("step: action ", action, " is neither 0 (left) nor 1 (right)"));
  }
  state_ = after_push(state_, action == 1 ? push : -push);
  const bool over = std::abs(state_[0]) > track_end || std::abs(state_[2]) > fallen;
  steps_left_ = over ? 0 : steps_left_ - 1;
  return {state_, 1, steps_left_ == 0};
}

void NotebookCartPole::archive(Archive& a) {
  a("state", state_), a("steps_left", steps_left_);
  a.expect(steps_left_ >= 0 && steps_left_ <= max_steps_, "steps_left",
           join("is ", steps_left_, ", it must be from 0 to ", max_steps_));
}

OldGymStarts::OldGymStarts(std::uint64_t seed) : rng_(rng_of_hash(hash_of(seed))) {}

NotebookCartPole::State OldGymStarts::next() {
  NotebookCartPole::State s{};
  for (double& number : s) number = rng_.uniform(-0.05, 0.05);
  return s;
}

std::uint64_t OldGymStarts::hash_of(std::uint64_t seed) {
  const std::uint64_t first = sha512(std::to_string(seed))[0];
  std::uint64_t turned = 0;
  for (int shift = 0; shift < 64; shift += 8) turned = turned << 8 | (first >> shift & 0xff);
  return turned;
}

}  // namespace minirl
