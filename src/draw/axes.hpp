// The two axes of a plot: which numbers they span, and where a number lies on the page.
#pragma once
#include <optional>

#include "draw/ticks.hpp"
#include "minirl/draw/bar_plot.hpp"
#include "minirl/draw/canvas.hpp"
#include "minirl/draw/plot.hpp"

namespace minirl::detail {

/// Whether a number has a place in a plot. Beyond 1e100, differences could leave the range of doubles.
bool is_drawable(double value);

/// Widens `range` so that it holds `value`, if that is drawable.
void include(std::optional<Range>& range, double value);

bool has_band(const Series& series);

/// What the x of all series span; at least one is drawable.
Range x_range(const Plot& plot);

/// What curves, bands and reference lines span, and a little room above and below.
Range y_range(const Plot& plot);

/// What bars, whiskers and reference lines span with zero, and a little room where they do not end at zero.
Range y_range(const BarPlot& plot);

/// Numbers to pixels.
struct Axes {
  Range x, y;
  double left, right, top, bottom;  // pixels

  Point place(double data_x, double data_y) const {
    return {left + (data_x - x.low) / x.length() * (right - left),
            bottom - (data_y - y.low) / y.length() * (bottom - top)};
  }
};

}  // namespace minirl::detail
