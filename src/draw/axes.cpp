#include "draw/axes.hpp"

#include <algorithm>
#include <cmath>

namespace minirl::detail {

void include(std::optional<Range>& range, double value) {
  if (!is_drawable(value)) return;
  if (!range) range = Range{value, value};
  range->low = std::min(range->low, value);
  range->high = std::max(range->high, value);
}

bool is_drawable(double value) { return std::abs(value) <= 1e100; }  // false for NaN

bool has_band(const Series& s) { return !s.low.empty() || !s.high.empty(); }

Range x_range(const Plot& plot) {
  std::optional<Range> range;
  for (const Series& s : plot.series) {
    for (const double x : s.x) include(range, x);
  }
  return widened(*range);
}

Range y_range(const Plot& plot) {
  std::optional<Range> range;
  for (const ReferenceLine& line : plot.reference_lines) include(range, line.y);
  for (const Series& s : plot.series) {
    for (std::size_t i = 0; i < s.x.size(); ++i) {
      if (!is_drawable(s.x[i])) continue;
      include(range, s.y[i]);
      if (!has_band(s) || !is_drawable(s.low[i]) || !is_drawable(s.high[i])) continue;
      include(range, s.low[i]);
      include(range, s.high[i]);
    }
  }
  const Range wide = widened(*range);
  const double room = 0.05 * wide.length();
  return {wide.low - room, wide.high + room};
}

Range y_range(const BarPlot& plot) {
  std::optional<Range> range = Range{0, 0};
  for (const ReferenceLine& line : plot.reference_lines) include(range, line.y);
  for (const BarGroup& group : plot.groups) {
    for (const Bar& bar : group.bars) {
      if (!is_drawable(bar.value)) continue;
      include(range, bar.value);
      if (!is_drawable(bar.low) || !is_drawable(bar.high)) continue;
      include(range, bar.low);
      include(range, bar.high);
    }
  }
  const Range wide = widened(*range);
  const double room = 0.05 * wide.length();
  return {wide.low < 0 ? wide.low - room : 0, wide.high > 0 ? wide.high + room : 0};
}

}  // namespace minirl::detail
