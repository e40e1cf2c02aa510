#include "minirl/nn/initialise.hpp"

#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"
#include "minirl/tensor/orthonormal.hpp"

namespace minirl {
namespace {

using Draw = Initialiser::Draw;

// The standard deviation that a standard normal keeps when what lies beyond two is drawn again.
constexpr double deviation_within_two = 0.87962566103423978;

Initialiser truncated(const Initialiser& normal_start) {
  return {Draw::truncated_normal, normal_start.spread / deviation_within_two};
}

Initialiser checked(const char* rule, const Initialiser& start) {
  if (std::isfinite(start.spread) && (start.spread >= 0 || start.draw == Draw::constant)) return start;
  throw ConfigError(join(rule, ": ", start.spread, " makes no sense here; give a finite number",
                         start.draw == Draw::constant ? "" : " that is not negative"));
}

double normal_within_two(Rng& rng) {
  for (;;) {
    const double z = rng.normal();
    if (std::abs(z) <= 2) return z;
  }
}

double draw_one(const Initialiser& start, Rng& rng) {
  switch (start.draw) {
    case Draw::uniform:
      return rng.uniform(-start.spread, start.spread);
    case Draw::normal:
      return rng.normal(0, start.spread);
    case Draw::truncated_normal:
      return start.spread * normal_within_two(rng);
    case Draw::orthogonal:
      return rng.normal();
    case Draw::constant:
      break;
  }
  return start.spread;
}

// Normal draws have no direction of their own, so neither has what they become here.
void make_orthogonal(Tensor& parameter, double gain) {
  const Shape shape = parameter.shape();
  if (shape.rank() == 0 || shape.dim(-1) == 0) return;
  const Shape matrix{shape.size() / shape.dim(-1), shape.dim(-1)};
  parameter = orthonormalised(parameter.reshaped(matrix)).reshaped(shape);
  for (Scalar& value : parameter) value = static_cast<Scalar>(gain * double{value});
}

}  // namespace

Initialiser keras_he_normal(int fan_in, int fan_out) { return truncated(he_normal(fan_in, fan_out)); }
Initialiser keras_glorot_normal(int fan_in, int fan_out) { return truncated(glorot_normal(fan_in, fan_out)); }

Initialiser uniform(double spread) { return checked("uniform", {Draw::uniform, spread}); }
Initialiser normal(double deviation) { return checked("normal", {Draw::normal, deviation}); }
Initialiser constant(double value) { return checked("constant", {Draw::constant, value}); }
Initialiser orthogonal(double gain) { return checked("orthogonal", {Draw::orthogonal, gain}); }

void detail::draw(Tensor& parameter, const Initialiser& start, Rng rng) {
  parameter.make_room(parameter.shape());
  for (Scalar& value : parameter) value = static_cast<Scalar>(draw_one(start, rng));
  if (start.draw == Draw::orthogonal) make_orthogonal(parameter, start.spread);
}

}  // namespace minirl
