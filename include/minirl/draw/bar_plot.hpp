// Bar plots as SVG text: what several methods reached on several tasks, each with a whisker for its spread.
#pragma once
#include <limits>
#include <string>
#include <vector>

#include "minirl/draw/plot.hpp"

namespace minirl {

/// A bar from zero to `value` with a whisker from `low` to `high`. A value that is not finite (or beyond
/// 1e100) leaves a gap, such a `low` or `high` leaves the whisker away.
struct Bar {
  double value = 0;
  double low = std::numeric_limits<double>::quiet_NaN(), high = std::numeric_limits<double>::quiet_NaN();
};

/// Bars side by side, named together under the axis.
struct BarGroup {
  std::string name;
  std::vector<Bar> bars;  // one for each name of the plot
};

/// What is plotted. All texts are plain UTF-8.
struct BarPlot {
  std::string title, x_label, y_label;
  std::vector<std::string> names;  // of a group's bars, in the legend: methods, say
  std::vector<BarGroup> groups;    // tasks, say
  std::vector<ReferenceLine> reference_lines = {};
  int width = 720, height = 420;  // pixels
};

/// The plot as one `<svg>` element, as for line plots; equal plots give equal bytes. ConfigError if there is
/// nothing to draw, ShapeError naming the group that has not one bar for each name.
std::string to_svg(const BarPlot& plot);

}  // namespace minirl
