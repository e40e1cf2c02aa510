#include "draw/ticks.hpp"

#include <algorithm>
#include <cmath>

#include "minirl/core/text.hpp"

namespace minirl::detail {
namespace {

// mantissa x 10^exponent. Multiplying and dividing only: std::pow differs in its last bit between libraries.
struct Step {
  int mantissa = 1, exponent = 0;

  double times(double k) const {
    double value = k * mantissa;
    for (int i = 0; i < exponent; ++i) value *= 10;
    double divisor = 1;
    for (int i = 0; i > exponent; --i) divisor *= 10;
    return value / divisor;
  }
};

Step step_of_at_least(double length) {
  Step step;
  while (step.times(1) > length) --step.exponent;
  while (step.times(10) <= length) ++step.exponent;
  for (const int mantissa : {1, 2, 5}) {
    step.mantissa = mantissa;
    if (step.times(1) >= length) return step;
  }
  return {1, step.exponent + 1};
}

// 12345678 as 12,345,678.
std::string grouped(std::string digits) {
  const std::size_t first = digits[0] == '-' ? 1 : 0;
  const std::size_t point = std::min(digits.find('.'), digits.size());
  for (std::size_t i = point; i > first + 3; i -= 3) digits.insert(i - 3, 1, ',');
  return digits;
}

std::string tick_label(double k, Step step) {
  if (k == 0) return "0";
  if (step.exponent < -6 || step.exponent > 8) return join(fixed(k * step.mantissa, 0), "e", step.exponent);
  return grouped(fixed(step.times(k), std::max(0, -step.exponent)));
}

}  // namespace

Range widened(Range range) {
  const double size = std::max(std::abs(range.low), std::abs(range.high));
  if (range.length() > 1e-9 * size && range.length() > 1e-100) return range;
  const double room = size > 1e-90 ? size / 2 : 1;
  return {range.low - room, range.high + room};
}

std::vector<Tick> round_ticks(Range range, int count) {
  const Step step = step_of_at_least(range.length() / count);
  std::vector<Tick> ticks;
  const double unit = step.times(1);
  for (double k = std::ceil(range.low / unit); step.times(k) <= range.high; ++k) {
    ticks.push_back({step.times(k), tick_label(k, step)});
  }
  return ticks;
}

}  // namespace minirl::detail
