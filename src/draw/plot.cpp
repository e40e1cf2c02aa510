#include "minirl/draw/plot.hpp"

#include <algorithm>
#include <string_view>

#include "draw/frame.hpp"
#include "draw/plot_steps.hpp"
#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"

namespace minirl {
namespace {

using namespace detail;

// The stroke of series `i`; colours that come round again are dashed.
std::string stroke(std::size_t i) {
  const std::string_view dashes = i < colour_count ? "" : " stroke-dasharray=\"7 4\"";
  return join(" fill=\"none\" stroke=\"", colour(i),
              "\" stroke-width=\"1.8\" stroke-linejoin=\"round\" stroke-linecap=\"round\"", dashes);
}

PlotFrame frame_of(const Plot& plot) {
  return {plot.title, plot.x_label, plot.y_label, plot.reference_lines, plot.width, plot.height};
}

std::string band(const Series& s, std::size_t i, const Axes& axes) {
  std::string data;
  std::vector<Point> outline, lower;  // of the piece between two gaps
  const auto close_piece = [&] {
    outline.insert(outline.end(), lower.rbegin(), lower.rend());
    if (lower.size() > 1) data += path_data(outline) + "Z";
    outline.clear();
    lower.clear();
  };
  for (std::size_t k = 0; k < s.low.size(); ++k) {
    if (!is_drawable(s.x[k]) || !is_drawable(s.low[k]) || !is_drawable(s.high[k])) {
      close_piece();
      continue;
    }
    outline.push_back(axes.place(s.x[k], s.high[k]));
    lower.push_back(axes.place(s.x[k], s.low[k]));
  }
  close_piece();
  if (data.empty()) return "";
  return join("<path d=\"", data, "\" fill=\"", colour(i), "\" fill-opacity=\"0.16\"/>\n");
}

std::string curve(const Series& s, std::size_t i, const Axes& axes) {
  std::string data, dots;
  std::vector<Point> piece;  // between two gaps
  const auto close_piece = [&] {
    if (piece.size() == 1) dots += svg_dot(piece[0], colour(i));
    if (piece.size() > 1) data += path_data(piece);
    piece.clear();
  };
  for (std::size_t k = 0; k < s.x.size(); ++k) {
    if (is_drawable(s.x[k]) && is_drawable(s.y[k])) {
      piece.push_back(axes.place(s.x[k], s.y[k]));
    } else {
      close_piece();
    }
  }
  close_piece();
  if (!data.empty()) data = join("<path d=\"", data, "\"", stroke(i), "/>\n");
  return data + dots;
}

}  // namespace

void detail::check(const Plot& plot) {
  const PlotFrame frame = frame_of(plot);
  frame.check();
  if (plot.series.empty()) throw ConfigError(frame.name() + "no series; add at least one");
  for (const Series& s : plot.series) {
    const std::string series = join(frame.name(), "series \"", s.name, "\" ");
    if (s.x.size() != s.y.size() ||
        (has_band(s) && (s.low.size() != s.x.size() || s.high.size() != s.x.size()))) {
      throw ShapeError(join(series, "has ", s.x.size(), " x, ", s.y.size(), " y, ", s.low.size(), " low and ",
                            s.high.size(),
                            " high; x and y must be equally many, low and high as well or none"));
    }
    bool any = false;
    for (std::size_t i = 0; i < s.x.size(); ++i) any = any || (is_drawable(s.x[i]) && is_drawable(s.y[i]));
    if (!any) throw ConfigError(join(series, "has no finite point among ", s.x.size(), "; nothing to draw"));
  }
}

std::string detail::to_svg(const Plot& plot, Range y) {
  const PlotFrame frame = frame_of(plot);
  std::vector<std::string> names;
  for (const Series& s : plot.series) names.push_back(s.name);
  const double below = plot.x_label.empty() ? 30 : 52;
  const Layout layout = lay_out(frame, {x_range(plot), y}, names, {below});

  const Axes& axes = layout.axes;
  const auto sample = [](std::size_t i, Point at) {
    return svg_line(at, {at.x + legend_sample, at.y}, stroke(i));
  };
  std::string svg = background(frame, layout, names, sample) + x_grid(axes);
  for (std::size_t i = 0; i < plot.series.size(); ++i) svg += band(plot.series[i], i, axes);
  for (std::size_t i = 0; i < plot.series.size(); ++i) svg += curve(plot.series[i], i, axes);
  return svg + foreground(frame, axes, LabelPlace::inside);
}

std::string to_svg(const Plot& plot) {
  check(plot);
  return to_svg(plot, y_range(plot));
}

}  // namespace minirl
