#include "minirl/draw/bar_plot.hpp"

#include <algorithm>

#include "draw/frame.hpp"
#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"

namespace minirl {
namespace {

using namespace detail;

void check(const BarPlot& plot, const PlotFrame& frame) {
  frame.check();
  if (plot.names.empty() || plot.groups.empty()) {
    throw ConfigError(join(frame.name(), plot.names.size(), " names and ", plot.groups.size(),
                           " groups of bars; give at least one of each"));
  }
  bool any = false;
  for (const BarGroup& group : plot.groups) {
    if (group.bars.size() != plot.names.size()) {
      throw ShapeError(join(frame.name(), "group \"", group.name, "\" has ", group.bars.size(), " bars for ",
                            plot.names.size(), " names; a missing one is a bar whose value is NaN"));
    }
    for (const Bar& bar : group.bars) any = any || is_drawable(bar.value);
  }
  if (!any) throw ConfigError(join(frame.name(), "no bar has a finite value; nothing to draw"));
}

// Colours that come round again are paler.
std::string rectangle(Point corner, double width, double height, std::size_t i) {
  const std::string_view opacity = i < colour_count ? "0.85" : "0.45";
  return svg_rectangle(corner, width, height,
                       join(" fill=\"", colour(i), "\" fill-opacity=\"", opacity, "\""));
}

std::string whisker(const Bar& bar, double x, double cap, const Axes& axes) {
  if (!is_drawable(bar.low) || !is_drawable(bar.high)) return "";
  constexpr std::string_view stroke = " stroke=\"#222\" stroke-width=\"1.4\"";
  const double low = axes.place(0, bar.low).y, high = axes.place(0, bar.high).y;
  return svg_line({x, low}, {x, high}, stroke) + svg_line({x - cap, low}, {x + cap, low}, stroke) +
         svg_line({x - cap, high}, {x + cap, high}, stroke);
}

// Group i lies around i on the x axis.
std::string bars(const BarPlot& plot, const Axes& axes) {
  constexpr double widest = 56, share = 0.8;  // pixels; of a group's place that bars take
  const auto count = static_cast<double>(plot.names.size());
  const double place = (axes.right - axes.left) / static_cast<double>(plot.groups.size());
  const double width = std::min(widest, share * place / count), cap = std::min(6.0, width / 4);
  std::string svg;
  for (std::size_t g = 0; g < plot.groups.size(); ++g) {
    double left = axes.place(static_cast<double>(g), 0).x - width * count / 2;
    for (std::size_t i = 0; i < plot.names.size(); ++i, left += width) {
      const Bar& bar = plot.groups[g].bars[i];
      if (!is_drawable(bar.value)) continue;
      const double zero = axes.place(0, 0).y, end = axes.place(0, bar.value).y;
      svg += rectangle({left + 1, std::min(zero, end)}, width - 2, std::abs(zero - end), i);
      svg += whisker(bar, left + width / 2, cap, axes);
    }
  }
  return svg;
}

// How the groups' names are written under the axis: side by side, or slanting by 35 degrees where one of them
// is wider than its place.
constexpr double sine = 0.574, cosine = 0.819;

double name_width(const BarGroup& group) { return estimated_width(group.name, 11); }

bool slanting(const BarPlot& plot, double axes_width) {
  const double place = axes_width / static_cast<double>(plot.groups.size());
  return std::any_of(plot.groups.begin(), plot.groups.end(),
                     [&](const BarGroup& group) { return name_width(group) > place - 8; });
}

std::string group_names(const BarPlot& plot, const Axes& axes, bool slant) {
  std::string text;
  for (std::size_t g = 0; g < plot.groups.size(); ++g) {
    const double x = axes.place(static_cast<double>(g), 0).x, y = axes.bottom + (slant ? 12 : 17);
    const std::string turned = join(" text-anchor=\"end\" transform=\"rotate(-35 ", px(x), " ", px(y), ")\"");
    text += svg_text({x, y}, plot.groups[g].name, join(small, slant ? turned : std::string(centred)));
  }
  return text;
}

// Room for the labels of reference lines at the right, for names below, and for slanting names that reach out
// at the left.
Margins margins_of(const BarPlot& plot, bool slant) {
  Margins margins{plot.x_label.empty() ? 30.0 : 52.0};
  for (const ReferenceLine& line : plot.reference_lines) {
    margins.right = std::max(margins.right, estimated_width(line.label, 11) + 14);
  }
  if (!slant) return margins;
  double widest = 0;
  const double right = plot.width - margins.right;
  for (std::size_t g = 0; g < plot.groups.size(); ++g) {
    const double width = name_width(plot.groups[g]);
    widest = std::max(widest, width);
    const double share = (static_cast<double>(g) + 0.5) / static_cast<double>(plot.groups.size());
    margins.left = std::max(margins.left, (4 + cosine * width - share * right) / (1 - share));
  }
  margins.below += sine * widest - 12;
  return margins;
}

}  // namespace

std::string to_svg(const BarPlot& plot) {
  const PlotFrame frame{plot.title,           plot.x_label, plot.y_label,
                        plot.reference_lines, plot.width,   plot.height};
  check(plot, frame);
  const Ranges ranges{{-0.5, static_cast<double>(plot.groups.size()) - 0.5}, y_range(plot)};
  Layout layout = lay_out(frame, ranges, plot.names, margins_of(plot, false));
  const bool slant = slanting(plot, layout.axes.right - layout.axes.left);
  if (slant) layout = lay_out(frame, ranges, plot.names, margins_of(plot, true));

  const Axes& axes = layout.axes;
  const auto sample = [](std::size_t i, Point at) { return rectangle({at.x + 6, at.y - 6}, 12, 12, i); };
  const double zero = axes.place(0, 0).y;
  return background(frame, layout, plot.names, sample) + bars(plot, axes) +
         svg_line({axes.left, zero}, {axes.right, zero}, dark_stroke) + group_names(plot, axes, slant) +
         foreground(frame, axes, LabelPlace::margin);
}

}  // namespace minirl
