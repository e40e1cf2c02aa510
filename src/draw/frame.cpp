#include "draw/frame.hpp"

#include <algorithm>
#include <array>

#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"

namespace minirl::detail {
namespace {

constexpr double legend_row_height = 18;

// Names one after another, wrapped into rows `width` pixels wide.
std::vector<LegendEntry> legend_layout(const std::vector<std::string>& names, double width) {
  std::vector<LegendEntry> entries;
  double x = 0;
  int row = 0;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i].empty()) continue;
    const double needed = legend_sample + 6 + estimated_width(names[i], font_size);
    if (x > 0 && x + needed > width) {
      x = 0;
      ++row;
    }
    entries.push_back({i, x, row});
    x += needed + 18;
  }
  return entries;
}

std::string legend(const Layout& layout, const std::vector<std::string>& names, const LegendSample& sample) {
  std::string svg;
  for (const auto& [index, x, row] : layout.legend) {
    const Point at{layout.legend_corner.x + x, layout.legend_corner.y + row * legend_row_height};
    svg += sample(index, at);
    svg += svg_text({at.x + legend_sample + 6, at.y + 4}, names[index], "");
  }
  return svg;
}

std::string y_grid(const Axes& axes, const std::vector<Tick>& ticks) {
  std::string svg;
  for (const auto& [value, label] : ticks) {
    const double y = axes.place(axes.x.low, value).y;
    svg += svg_line({axes.left, y}, {axes.right, y}, faint_stroke);
    svg += svg_text({axes.left - 8, y + 4}, label, join(small, " text-anchor=\"end\""));
  }
  return svg;
}

// Dashed lines with their labels, inside above the line unless something is in the way there.
std::string reference_lines(const PlotFrame& frame, const Axes& axes, LabelPlace place) {
  constexpr double label_height = 16;
  std::string svg;
  for (const ReferenceLine& line : frame.reference_lines) {
    const double y = axes.place(axes.x.low, line.y).y;
    bool crowded = y - axes.top < label_height;
    for (const ReferenceLine& other : frame.reference_lines) {
      const double gap = y - axes.place(axes.x.low, other.y).y;
      crowded = crowded || (gap > 0 && gap < label_height);
    }
    svg += svg_line({axes.left, y}, {axes.right, y}, " stroke=\"#444\" stroke-dasharray=\"5 4\"");
    if (place == LabelPlace::margin) {
      svg += svg_text({axes.right + 6, y + 4}, line.label, small);
      continue;
    }
    svg += svg_text(
        {axes.left + 6, crowded ? y + 13 : y - 5}, line.label,
        join(small, " paint-order=\"stroke\" stroke=\"#fff\" stroke-width=\"3\" stroke-linejoin=\"round\""));
  }
  return svg;
}

std::string titles(const PlotFrame& frame, const Axes& axes) {
  const double middle_x = (axes.left + axes.right) / 2, middle_y = (axes.top + axes.bottom) / 2;
  std::string svg;
  if (!frame.title.empty())
    svg += svg_text({axes.left, 24}, frame.title, " font-size=\"15\" font-weight=\"600\"");
  if (!frame.x_label.empty()) svg += svg_text({middle_x, frame.height - 12.0}, frame.x_label, centred);
  if (frame.y_label.empty()) return svg;
  const std::string turned = join(centred, " transform=\"rotate(-90 18.0 ", px(middle_y), ")\"");
  return svg + svg_text({18, middle_y}, frame.y_label, turned);
}

}  // namespace

std::string_view colour(std::size_t i) {
  // Told apart by colour-blind readers too (Okabe and Ito 2008), without the yellow that vanishes on white.
  constexpr std::array<std::string_view, colour_count> colours{"#0072B2", "#D55E00", "#009E73", "#CC79A7",
                                                               "#E69F00", "#56B4E9", "#666666"};
  return colours[i % colour_count];
}

std::string PlotFrame::name() const { return join("plot \"", title, "\": "); }

void PlotFrame::check() const {
  if (width < 240 || height < 160) {
    throw ConfigError(join(name(), width, " x ", height, " pixels; give at least 240 x 160"));
  }
  for (const ReferenceLine& line : reference_lines) {
    if (!is_drawable(line.y))
      throw ConfigError(join(name(), "reference line \"", line.label, "\" is at ", line.y));
  }
}

Layout lay_out(const PlotFrame& frame, const Ranges& ranges, const std::vector<std::string>& names,
               const Margins& margins) {
  const double top = frame.title.empty() ? 16 : 40;
  Layout layout{
      {ranges.x, ranges.y, 0, frame.width - margins.right, top, frame.height - margins.below}, {}, {}, {}};
  Axes& axes = layout.axes;
  layout.y_ticks = round_ticks(ranges.y, std::max(2, static_cast<int>(axes.bottom - axes.top) / 36));
  double label_width = 0;
  for (const Tick& tick : layout.y_ticks)
    label_width = std::max(label_width, estimated_width(tick.label, 11));
  axes.left = std::max(margins.left, (frame.y_label.empty() ? 20 : 38) + label_width);
  layout.legend = legend_layout(names, axes.right - axes.left);
  layout.legend_corner = {axes.left, axes.top + 4};
  if (!layout.legend.empty()) axes.top += (layout.legend.back().row + 1) * legend_row_height;
  if (axes.bottom - axes.top < 40 || axes.right - axes.left < 40) {
    throw ConfigError(join(frame.name(), "names and labels leave no room in ", frame.width, " x ",
                           frame.height, " pixels; give more of them or shorter names"));
  }
  return layout;
}

std::string page_start(const PlotFrame& frame, const Axes& axes) {
  return svg_start(frame.width, frame.height, frame.title) + titles(frame, axes);
}

std::string background(const PlotFrame& frame, const Layout& layout, const std::vector<std::string>& names,
                       const LegendSample& sample) {
  return page_start(frame, layout.axes) + legend(layout, names, sample) + y_grid(layout.axes, layout.y_ticks);
}

std::string x_grid(const Axes& axes) {
  const auto ticks = round_ticks(axes.x, std::max(2, static_cast<int>(axes.right - axes.left) / 90));
  std::string svg;
  for (const auto& [value, label] : ticks) {
    const double x = axes.place(value, axes.y.low).x;
    svg += svg_line({x, axes.top}, {x, axes.bottom}, faint_stroke);
    svg += svg_line({x, axes.bottom}, {x, axes.bottom + 4}, dark_stroke);
    svg += svg_text({x, axes.bottom + 17}, label, join(small, centred));
  }
  return svg + svg_line({axes.left, axes.bottom}, {axes.right, axes.bottom}, dark_stroke);
}

std::string foreground(const PlotFrame& frame, const Axes& axes, LabelPlace place) {
  return reference_lines(frame, axes, place) + "</svg>\n";
}

}  // namespace minirl::detail
