// What optimisers ask of their settings.
#pragma once
#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"

namespace minirl::detail {

/// Throws ConfigError unless 0 <= value < 1.
inline void require_share(const char* optimiser, const char* setting, double value) {
  if (value >= 0 && value < 1) return;
  throw ConfigError(join(optimiser, ": ", setting, " is ", value, ", it must be at least 0 and below 1"));
}

/// Throws ConfigError for negative numbers and NaN.
inline void require_not_negative(const char* optimiser, const char* setting, double value) {
  if (value >= 0) return;
  throw ConfigError(join(optimiser, ": ", setting, " is ", value, ", it must not be negative"));
}

}  // namespace minirl::detail
