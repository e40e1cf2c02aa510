// Round numbers for the axes of a plot.
#pragma once
#include <string>
#include <vector>

namespace minirl::detail {

/// From the smallest to the largest value on an axis.
struct Range {
  double low = 0, high = 0;
  double length() const { return high - low; }
};

/// `range` with some room where it is empty or too narrow for doubles to tell its ticks apart.
Range widened(Range range);

struct Tick {
  double value = 0;
  std::string label;
};

/// About `count` multiples of 1, 2 or 5 times a power of ten within `range`, which is not empty.
std::vector<Tick> round_ticks(Range range, int count);

}  // namespace minirl::detail
