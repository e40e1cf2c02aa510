#include "minirl/draw/histogram.hpp"

#include <algorithm>
#include <optional>

#include "draw/frame.hpp"
#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"

namespace minirl {
namespace {

using namespace detail;

void check(const HistogramPlot& plot, const PlotFrame& frame) {
  frame.check();
  if (plot.bins < 1 || plot.bins > 10'000) {
    throw ConfigError(join(frame.name(), plot.bins, " bins; give 1 to 10000"));
  }
  if (plot.samples.empty()) throw ConfigError(frame.name() + "no samples; add at least one");
  for (const Sample& sample : plot.samples) {
    if (std::any_of(sample.values.begin(), sample.values.end(), is_drawable)) continue;
    throw ConfigError(join(frame.name(), "sample \"", sample.name, "\" has no finite value among ",
                           sample.values.size(), "; nothing to count"));
  }
}

Range x_range(const HistogramPlot& plot) {
  std::optional<Range> range;
  for (const Sample& sample : plot.samples) {
    for (const double value : sample.values) include(range, value);
  }
  return widened(*range);
}

// Several samples are seen through each other.
std::string fill(std::size_t i, std::size_t samples) {
  return join(" fill=\"", colour(i), "\" fill-opacity=\"", samples > 1 ? "0.5" : "0.85", "\"");
}

// Touching bars, apart by a line of white where there is room for it.
std::string bars(const std::vector<std::size_t>& counts, const Bins& bins, const Axes& axes,
                 std::string_view attributes) {
  std::string svg;
  for (int i = 0; i < bins.count; ++i) {
    const auto count = static_cast<double>(counts[static_cast<std::size_t>(i)]);
    if (count == 0) continue;
    const Point corner = axes.place(bins.edge(i), count), foot = axes.place(bins.edge(i + 1), 0);
    const double width = foot.x - corner.x, gap = width > 4 ? 1 : 0;
    svg += svg_rectangle({corner.x + gap / 2, corner.y}, width - gap, foot.y - corner.y, attributes);
  }
  return svg;
}

}  // namespace

std::vector<std::size_t> histogram(const std::vector<double>& values, const Bins& bins) {
  if (bins.count < 1 || !(bins.low < bins.high)) {
    throw ConfigError(join("histogram: ", bins.count, " bins from ", bins.low, " to ", bins.high,
                           "; give at least 1, and low < high"));
  }
  std::vector<std::size_t> counts(static_cast<std::size_t>(bins.count), 0);
  for (const double value : values) {
    if (!(value >= bins.low && value <= bins.high)) continue;
    const double share = (value - bins.low) / (bins.high - bins.low);
    int i = std::min(static_cast<int>(share * bins.count), bins.count - 1);
    if (value < bins.edge(i)) --i;  // the division was rounded across an edge
    if (i + 1 < bins.count && value >= bins.edge(i + 1)) ++i;
    ++counts[static_cast<std::size_t>(i)];
  }
  return counts;
}

std::string to_svg(const HistogramPlot& plot) {
  const PlotFrame frame{plot.title,           plot.x_label, plot.y_label,
                        plot.reference_lines, plot.width,   plot.height};
  check(plot, frame);
  const Range x = x_range(plot);
  const Bins bins{x.low, x.high, plot.bins};
  std::vector<std::string> names;
  std::vector<std::vector<std::size_t>> counts;
  std::optional<Range> y = Range{0, 0};
  for (const ReferenceLine& line : plot.reference_lines) include(y, line.y);
  for (const Sample& sample : plot.samples) {
    names.push_back(sample.name);
    counts.push_back(histogram(sample.values, bins));
    include(y, static_cast<double>(*std::max_element(counts.back().begin(), counts.back().end())));
  }
  const double below = plot.x_label.empty() ? 30 : 52;
  const Layout layout = lay_out(frame, {x, {y->low, 1.05 * y->high}}, names, {below});
  const auto legend = [&](std::size_t i, Point at) {
    return svg_rectangle({at.x + 6, at.y - 5}, 10, 10, fill(i, names.size()));
  };
  std::string svg = background(frame, layout, names, legend) + x_grid(layout.axes);
  for (std::size_t i = 0; i < counts.size(); ++i) {
    svg += bars(counts[i], bins, layout.axes, fill(i, names.size()));
  }
  return svg + foreground(frame, layout.axes, LabelPlace::inside);
}

}  // namespace minirl
