#include "minirl/envs/cartpole.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "envs/cartpole_physics.hpp"
#include "envs/python_numbers.hpp"
#include "envs/start_range.hpp"
#include "minirl/draw/canvas.hpp"

namespace minirl {
namespace {

using namespace cartpole;
using detail::rounded;

constexpr auto infinity = std::numeric_limits<Scalar>::infinity();

Tensor bounds(Scalar velocity) {
  return Tensor::vector({rounded(2 * track_end), velocity, rounded(2 * fallen), velocity});
}

Tensor negative(Tensor t) {
  for (Scalar& value : t) value = -value;
  return t;
}

// Number by number: a wide load right behind four narrow stores would stall.
inline Tensor observation_of(const CartPole::State& state, const Shape& shape) {
  Tensor s = Tensor::with_room(shape);
  Scalar* out = s.data();
  out[0] = rounded(state[0]);
  out[1] = rounded(state[1]);
  out[2] = rounded(state[2]);
  out[3] = rounded(state[3]);
  return s;
}

}  // namespace

CartPole::CartPole(const CartPoleConfig& config)
    : config_(config), observations_(negative(bounds(infinity)), bounds(infinity)) {
  detail::require_start_range("CartPole", config.start_low, config.start_high);
}

Tensor CartPole::start(std::optional<std::uint64_t> seed) {
  if (seed) rng_ = Rng(*seed);
  for (double& value : state_) value = rng_.uniform(config_.start_low, config_.start_high);
  return observation_of(state_, observations_.shape());
}

Step<Tensor> CartPole::advance(const int& a) {
  push_cart(state_, a);
  const bool over = is_over(state_);
  return {observation_of(state_, observations_.shape()), reward_of(config_, over), over, false};
}

// The hinge sits in the middle of the cart's upper edge; one scale for both axes, so angles look as they are.
void CartPole::draw(Canvas& canvas) const {
  constexpr Colour paper{250, 250, 247}, track{150, 152, 158}, cart{48, 58, 74}, pole{208, 138, 66},
      hinge{240, 214, 178};
  const double scale =
      std::min(canvas.width() / (2 * track_end + 0.6), canvas.height() / 2.2);  // pixels a metre
  const double middle = 0.5 * canvas.width();
  const double ground = 0.75 * canvas.height();
  const double thin = std::max(1.0, 0.02 * scale);

  canvas.fill(paper);
  canvas.line({0, ground}, {static_cast<double>(canvas.width()), ground}, thin, track);
  for (const double end : {-track_end, track_end}) {
    const double x = middle + end * scale;
    canvas.line({x, ground - 0.12 * scale}, {x, ground + 0.12 * scale}, thin, track);
  }

  const auto [position, velocity, angle, angular_velocity] = state_;
  const double x = middle + position * scale;
  const double top = ground - 0.15 * scale;
  const double length = 2 * half_length * scale;
  canvas.rectangle({x - 0.22 * scale, top}, {x + 0.22 * scale, ground + 0.1 * scale}, cart);
  canvas.line({x, top}, {x + length * std::sin(angle), top - length * std::cos(angle)}, 0.09 * scale, pole);
  canvas.circle({x, top}, 0.035 * scale, hinge);
}

}  // namespace minirl
