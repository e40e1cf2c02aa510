// What all plots have around what they show: titles, legend, grid and reference lines.
#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "draw/axes.hpp"
#include "draw/svg.hpp"

namespace minirl::detail {

constexpr double font_size = 12;
constexpr std::string_view small = " font-size=\"11\"";
constexpr std::string_view centred = " text-anchor=\"middle\"";
constexpr std::string_view faint_stroke = " stroke=\"#e4e4e4\"", dark_stroke = " stroke=\"#888\"";

/// The colours come round after so many.
constexpr std::size_t colour_count = 7;
/// The colour of series or bar i.
std::string_view colour(std::size_t i);

/// What is written around a plot. It refers to the plot's own texts.
struct PlotFrame {
  const std::string &title, &x_label, &y_label;
  const std::vector<ReferenceLine>& reference_lines;
  int width, height;

  /// `plot "title": `, with which its errors begin.
  std::string name() const;
  /// Throws ConfigError if the size or a reference line cannot be drawn.
  void check() const;
};

struct LegendEntry {
  std::size_t index;  // of the name
  double x;           // pixels from the left edge of the axes
  int row;
};

/// Where everything lies.
struct Layout {
  Axes axes;
  std::vector<Tick> y_ticks;
  std::vector<LegendEntry> legend;
  Point legend_corner;
};

/// What the axes span.
struct Ranges {
  Range x, y;
};

/// Pixels that stay free around the axes; at the left more if the numbers there need it.
struct Margins {
  double below, right = 28, left = 0;
};

/// Gives margins, numbers and the names of the legend the room they need; the axes get the rest. Throws
/// ConfigError if too little is left.
Layout lay_out(const PlotFrame& frame, const Ranges& ranges, const std::vector<std::string>& names,
               const Margins& margins);

/// The sample that stands before a name in the legend, `legend_sample` pixels wide around a point's height.
using LegendSample = std::function<std::string(std::size_t index, Point at)>;
constexpr double legend_sample = 22;

/// The start of the file and the titles around the axes.
std::string page_start(const PlotFrame& frame, const Axes& axes);

/// page_start, legend and the lines of the y axis: what lies behind the data.
std::string background(const PlotFrame& frame, const Layout& layout, const std::vector<std::string>& names,
                       const LegendSample& sample);

/// The x axis with its numbers and lines.
std::string x_grid(const Axes& axes);

/// Where the labels of reference lines stand: at the left above them, where a curve that rises to a threshold
/// has not yet come, or in the right margin.
enum class LabelPlace { inside, margin };

/// Reference lines and the end of the file: what lies before the data.
std::string foreground(const PlotFrame& frame, const Axes& axes, LabelPlace place);

}  // namespace minirl::detail
