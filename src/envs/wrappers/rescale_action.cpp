#include "minirl/envs/wrappers/rescale_action.hpp"

#include <algorithm>
#include <cmath>

namespace minirl::detail {
namespace {

// The box of the actions outside.
Box rescaled(const Box& inside, double low, double high) {
  if (!(low < high) || !std::isfinite(high - low)) {
    throw ConfigError(
        join("RescaleAction: low is ", low, ", high is ", high, "; they must be finite, the low one below"));
  }
  for (int i = 0; i < inside.low.size(); ++i) {
    if (std::isfinite(inside.low[i]) && std::isfinite(inside.high[i]) && inside.low[i] < inside.high[i])
      continue;
    throw ConfigError(join("RescaleAction: the actions inside must be between two finite bounds, but are in ",
                           inside.text()));
  }
  return Box(static_cast<float>(low), static_cast<float>(high), inside.shape());
}

}  // namespace

Rescaling::Rescaling(const Box& inside, double low, double high)
    : inside_(inside),
      outside_(rescaled(inside, low, high)),
      gradient_(inside.shape()),
      intercept_(inside.shape()) {
  for (int i = 0; i < inside.low.size(); ++i) {
    // Gymnasium divides in long double and multiplies in float.
    const auto lowest = static_cast<float>(inside.low[i]);
    const long double width = static_cast<long double>(inside.high[i]) - lowest;
    const auto gradient = static_cast<float>((high - low) / width);
    const float moved = gradient * -lowest;
    gradient_[i] = gradient;
    intercept_[i] = static_cast<float>(moved + low);
  }
}

Tensor Rescaling::inwards(const Tensor& a) const {
  Tensor value = Tensor::with_room(a.shape());
  Scalar* out = value.data();
  for (int i = 0; i < a.size(); ++i) {
    const auto from_low = static_cast<float>(a[i] - intercept_[i]);
    const auto scaled = static_cast<float>(from_low / gradient_[i]);
    out[i] = std::clamp<Scalar>(scaled, inside_.low[i], inside_.high[i]);
  }
  return value;
}

}  // namespace minirl::detail
