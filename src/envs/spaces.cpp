#include "minirl/envs/spaces.hpp"

#include <algorithm>
#include <cmath>

#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"

namespace minirl {
namespace {

void check_count(const char* what, std::size_t given, const Discrete& space) {
  if (given == static_cast<std::size_t>(space.n)) return;
  throw ShapeError(join("sample: ", given, " ", what, " for ", space.text(), ", which needs ", space.n));
}

// "2" if all bounds are alike, else "[-1, 2]".
std::string bounds_text(const Tensor& bounds) {
  if (bounds.size() > 0 &&
      std::all_of(bounds.begin(), bounds.end(), [&](Scalar b) { return b == bounds[0]; })) {
    return to_text(bounds[0]);
  }
  std::string text = "[";
  for (int i = 0; i < bounds.size(); ++i) text += join(i > 0 ? ", " : "", bounds[i]);
  return text + "]";
}

// The spread of a box, element by element, in the order in which Gymnasium draws.
enum class Spread { unbounded, above_low, below_high, between };
constexpr Spread order_of_draws[] = {Spread::unbounded, Spread::above_low, Spread::below_high,
                                     Spread::between};

Spread spread_between(double low, double high) {
  if (std::isinf(low)) return std::isinf(high) ? Spread::unbounded : Spread::below_high;
  return std::isinf(high) ? Spread::above_low : Spread::between;
}

double exponential(Rng& rng) { return -std::log1p(-rng.random()); }

double draw(Rng& rng, Spread spread, double low, double high) {
  switch (spread) {
    case Spread::unbounded:
      return rng.normal();
    case Spread::above_low:
      return low + exponential(rng);
    case Spread::below_high:
      return high - exponential(rng);
    case Spread::between:
      break;
  }
  return rng.uniform(low, high);
}

}  // namespace

Discrete::Discrete(int count, int first) : n(count), start(first) {
  if (n < 1) throw ConfigError(join("Discrete: n is ", n, ", it must be at least 1"));
}

int Discrete::sample(Rng& rng) const { return start + rng.choice(n); }

int Discrete::sample(Rng& rng, std::span<const bool> mask) const {
  check_count("masks", mask.size(), *this);
  const auto allowed = static_cast<int>(std::count(mask.begin(), mask.end(), true));
  if (allowed == 0) return start;
  int left = rng.choice(allowed);
  int i = 0;
  while (!mask[static_cast<unsigned>(i)] || left-- > 0) ++i;
  return start + i;
}

int Discrete::sample(Rng& rng, std::span<const double> probabilities) const {
  check_count("probabilities", probabilities.size(), *this);
  return start + rng.choice(probabilities);
}

std::string Discrete::text() const {
  return start == 0 ? join("Discrete(", n, ")") : join("Discrete(", n, ", start=", start, ")");
}

Box::Box(Tensor lowest, Tensor highest, Numbers kind)
    : low(std::move(lowest)), high(std::move(highest)), numbers(kind) {
  if (low.shape() != high.shape()) {
    throw ShapeError(join("Box: low is ", low.shape().text(), ", high is ", high.shape().text()));
  }
  for (int i = 0; i < low.size(); ++i) {
    if (low[i] <= high[i]) continue;
    throw ConfigError(
        join("Box: element ", i, " has the low bound ", low[i], " and the high bound ", high[i]));
  }
}

bool Box::contains(const Tensor& value) const {
  if (value.shape() != shape() || !value.has_values()) return false;
  const Scalar* v = value.data();
  const Scalar* l = low.data();
  const Scalar* h = high.data();
  for (int i = 0; i < value.size(); ++i) {
    if (!(l[i] <= v[i] && v[i] <= h[i])) return false;
    if (numbers == Numbers::whole && v[i] != std::floor(v[i])) return false;
  }
  return true;
}

bool Box::takes(const Tensor& action) const {
  if (contains(action)) return true;
  return clips && action.shape() == shape() && action.has_values() &&
         std::all_of(action.begin(), action.end(), [](Scalar value) { return std::isfinite(value); });
}

Box Box::clipping() const {
  Box box = *this;
  box.clips = true;
  return box;
}

Tensor Box::sample(Rng& rng) const {
  Tensor value = Tensor::with_room(shape());
  Scalar* out = value.data();
  const Scalar* l = low.data();
  const Scalar* h = high.data();
  const double beyond = numbers == Numbers::whole ? 1 : 0;  // whole numbers: floor of [low, high + 1)
  for (const Spread now : order_of_draws) {
    for (int i = 0; i < shape().size(); ++i) {
      if (spread_between(l[i], h[i]) != now) continue;
      const double drawn = draw(rng, now, l[i], h[i] + beyond);
      out[i] = static_cast<float>(numbers == Numbers::whole ? std::floor(drawn) : drawn);
    }
  }
  return value;
}

std::string Box::text() const {
  return join("Box(", bounds_text(low), ", ", bounds_text(high), ", ", shape().text(),
              numbers == Numbers::whole ? ", whole)" : ")");
}

Pixels::Pixels(int rows, int columns, int bytes_a_pixel)
    : height(rows), width(columns), channels(bytes_a_pixel) {
  if (rows >= 1 && columns >= 1 && bytes_a_pixel >= 1) return;
  throw ShapeError(
      join("Pixels: ", rows, " x ", columns, " x ", bytes_a_pixel, "; each extent is at least 1"));
}

Frame Pixels::sample(Rng& rng) const {
  Frame frame(height, width, channels);
  for (std::uint8_t& byte : frame.bytes()) byte = static_cast<std::uint8_t>(rng.uniform(0, 256));
  return frame;
}

std::string Pixels::text() const { return join("Pixels(", height, ", ", width, ", ", channels, ")"); }

}  // namespace minirl
