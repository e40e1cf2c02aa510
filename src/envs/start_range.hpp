// What worlds ask of the range in which their episodes start.
#pragma once
#include <cmath>

#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"

namespace minirl::detail {

/// Throws ConfigError unless low <= high, both finite.
inline void require_start_range(const char* world, double low, double high) {
  if (std::isfinite(low) && std::isfinite(high) && low <= high) return;
  throw ConfigError(join(world, ": start_low is ", low, " and start_high ", high,
                         "; both must be finite and start_low <= start_high"));
}

/// Throws ConfigError for infinite numbers and NaN.
inline void require_finite(const char* world, const char* setting, double value) {
  if (std::isfinite(value)) return;
  throw ConfigError(join(world, ": ", setting, " is ", value, ", it must be finite"));
}

}  // namespace minirl::detail
