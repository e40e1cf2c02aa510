#include "minirl/core/schedules.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"

namespace minirl {
namespace {

void require_positive(const char* schedule, const char* setting, double value) {
  if (value > 0) return;
  throw ConfigError(join(schedule, ": ", setting, " is ", value, ", it must be positive"));
}

// 0 at the start, 1 from the end on.
double share_done(const char* schedule, long step, long steps) {
  require_positive(schedule, "steps", static_cast<double>(steps));
  return std::clamp(static_cast<double>(step) / static_cast<double>(steps), 0.0, 1.0);
}

}  // namespace

double LinearSchedule::operator()(long step) const {
  const double done = share_done("linear schedule", step, steps);
  return done < 1 ? from + done * (to - from) : to;
}

double PolynomialSchedule::operator()(long step) const {
  require_positive("polynomial schedule", "power", power);
  return to + (from - to) * std::pow(1 - share_done("polynomial schedule", step, steps), power);
}

double CosineSchedule::operator()(long step) const {
  const double done = share_done("cosine schedule", step, steps);
  return to + (from - to) * (1 + std::cos(std::numbers::pi * done)) / 2;
}

double ExponentialSchedule::operator()(long step) const {
  require_positive("exponential schedule", "every", static_cast<double>(every));
  require_positive("exponential schedule", "factor", factor);
  return to + (from - to) * std::pow(factor, static_cast<double>(step) / static_cast<double>(every));
}

double StepSchedule::operator()(long step) const {
  require_positive("step schedule", "every", static_cast<double>(every));
  require_positive("step schedule", "factor", factor);
  return from * std::pow(factor, static_cast<double>(step / every));
}

double InverseTimeSchedule::operator()(long step) const {
  require_positive("inverse time schedule", "every", static_cast<double>(every));
  if (!(rate >= 0)) {
    throw ConfigError(join("inverse time schedule: rate is ", rate, ", it must not be negative"));
  }
  return from / (1 + rate * static_cast<double>(step) / static_cast<double>(every));
}

}  // namespace minirl
