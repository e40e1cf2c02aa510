#include "minirl/draw/plot.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "draw/axes.hpp"
#include "draw/svg.hpp"
#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"

namespace minirl {
namespace {

using namespace detail;

constexpr double font_size = 12;
constexpr std::string_view small = " font-size=\"11\"";
constexpr std::string_view centred = " text-anchor=\"middle\"";

// Told apart by colour-blind readers too (Okabe and Ito 2008), without the yellow that vanishes on white.
constexpr std::array<std::string_view, 7> colours{"#0072B2", "#D55E00", "#009E73", "#CC79A7",
                                                  "#E69F00", "#56B4E9", "#666666"};

// The stroke of series `i`; colours that come round again are dashed.
std::string stroke(std::size_t i) {
  const std::string_view dashes = i < colours.size() ? "" : " stroke-dasharray=\"7 4\"";
  return join(" fill=\"none\" stroke=\"", colours[i % colours.size()],
              "\" stroke-width=\"1.8\" stroke-linejoin=\"round\" stroke-linecap=\"round\"", dashes);
}

void check(const Plot& plot) {
  const std::string name = join("plot \"", plot.title, "\": ");
  if (plot.width < 240 || plot.height < 160) {
    throw ConfigError(join(name, plot.width, " x ", plot.height, " pixels; give at least 240 x 160"));
  }
  if (plot.series.empty()) throw ConfigError(name + "no series; add at least one");
  for (const Series& s : plot.series) {
    const std::string series = join(name, "series \"", s.name, "\" ");
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
  for (const ReferenceLine& line : plot.reference_lines) {
    if (!is_drawable(line.y))
      throw ConfigError(join(name, "reference line \"", line.label, "\" is at ", line.y));
  }
}

struct LegendEntry {
  std::size_t series;
  double x;  // pixels from the left edge of the axes
  int row;
};

constexpr double legend_row_height = 18, legend_sample = 22;

// Names one after another, wrapped into rows `width` pixels wide.
std::vector<LegendEntry> legend_layout(const Plot& plot, double width) {
  std::vector<LegendEntry> entries;
  double x = 0;
  int row = 0;
  for (std::size_t i = 0; i < plot.series.size(); ++i) {
    if (plot.series[i].name.empty()) continue;
    const double needed = legend_sample + 6 + estimated_width(plot.series[i].name, font_size);
    if (x > 0 && x + needed > width) {
      x = 0;
      ++row;
    }
    entries.push_back({i, x, row});
    x += needed + 18;
  }
  return entries;
}

std::string legend(const Plot& plot, const std::vector<LegendEntry>& entries, Point corner) {
  std::string svg;
  for (const auto& [series, x, row] : entries) {
    const Point at{corner.x + x, corner.y + row * legend_row_height};
    svg += svg_line(at, {at.x + legend_sample, at.y}, stroke(series));
    svg += svg_text({at.x + legend_sample + 6, at.y + 4}, plot.series[series].name, "");
  }
  return svg;
}

std::string grid(const Axes& axes, const std::vector<Tick>& x_ticks, const std::vector<Tick>& y_ticks) {
  constexpr std::string_view faint = " stroke=\"#e4e4e4\"", dark = " stroke=\"#888\"";
  std::string svg;
  for (const auto& [value, label] : y_ticks) {
    const double y = axes.place(axes.x.low, value).y;
    svg += svg_line({axes.left, y}, {axes.right, y}, faint);
    svg += svg_text({axes.left - 8, y + 4}, label, join(small, " text-anchor=\"end\""));
  }
  for (const auto& [value, label] : x_ticks) {
    const double x = axes.place(value, axes.y.low).x;
    svg += svg_line({x, axes.top}, {x, axes.bottom}, faint);
    svg += svg_line({x, axes.bottom}, {x, axes.bottom + 4}, dark);
    svg += svg_text({x, axes.bottom + 17}, label, join(small, centred));
  }
  return svg + svg_line({axes.left, axes.bottom}, {axes.right, axes.bottom}, dark);
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
  return join("<path d=\"", data, "\" fill=\"", colours[i % colours.size()], "\" fill-opacity=\"0.16\"/>\n");
}

std::string curve(const Series& s, std::size_t i, const Axes& axes) {
  std::string data, dots;
  std::vector<Point> piece;  // between two gaps
  const auto close_piece = [&] {
    if (piece.size() == 1) dots += svg_dot(piece[0], colours[i % colours.size()]);
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

// Dashed lines with their labels at the left, where a curve that rises to a threshold has not yet come: above
// the line unless something is in the way there.
std::string reference_lines(const Plot& plot, const Axes& axes) {
  constexpr double label_height = 16;
  std::string svg;
  for (const ReferenceLine& line : plot.reference_lines) {
    const double y = axes.place(axes.x.low, line.y).y;
    bool crowded = y - axes.top < label_height;
    for (const ReferenceLine& other : plot.reference_lines) {
      const double gap = y - axes.place(axes.x.low, other.y).y;
      crowded = crowded || (gap > 0 && gap < label_height);
    }
    svg += svg_line({axes.left, y}, {axes.right, y}, " stroke=\"#444\" stroke-dasharray=\"5 4\"");
    svg += svg_text(
        {axes.left + 6, crowded ? y + 13 : y - 5}, line.label,
        join(small, " paint-order=\"stroke\" stroke=\"#fff\" stroke-width=\"3\" stroke-linejoin=\"round\""));
  }
  return svg;
}

std::string titles(const Plot& plot, const Axes& axes) {
  const double middle_x = (axes.left + axes.right) / 2, middle_y = (axes.top + axes.bottom) / 2;
  std::string svg;
  if (!plot.title.empty())
    svg += svg_text({axes.left, 24}, plot.title, " font-size=\"15\" font-weight=\"600\"");
  if (!plot.x_label.empty()) svg += svg_text({middle_x, plot.height - 12.0}, plot.x_label, centred);
  if (plot.y_label.empty()) return svg;
  const std::string turned = join(centred, " transform=\"rotate(-90 18.0 ", px(middle_y), ")\"");
  return svg + svg_text({18, middle_y}, plot.y_label, turned);
}

std::string svg_head(const Plot& plot) {
  return join("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"", plot.width, "\" height=\"", plot.height,
              "\" viewBox=\"0 0 ", plot.width, " ", plot.height,
              "\" role=\"img\" style=\"max-width:100%;height:auto\"",
              " font-family=\"system-ui, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif\" font-size=\"12\"",
              " fill=\"#333\">\n<title>", escaped(plot.title),
              "</title>\n<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n");
}

}  // namespace

std::string to_svg(const Plot& plot) {
  check(plot);
  Axes axes{x_range(plot),
            y_range(plot),
            0,
            plot.width - 28.0,
            plot.title.empty() ? 16.0 : 40.0,
            plot.height - (plot.x_label.empty() ? 30.0 : 52.0)};
  const auto y_ticks = round_ticks(axes.y, std::max(2, static_cast<int>(axes.bottom - axes.top) / 36));
  double label_width = 0;
  for (const Tick& tick : y_ticks) label_width = std::max(label_width, estimated_width(tick.label, 11));
  axes.left = (plot.y_label.empty() ? 20 : 38) + label_width;
  const auto x_ticks = round_ticks(axes.x, std::max(2, static_cast<int>(axes.right - axes.left) / 90));
  const auto entries = legend_layout(plot, axes.right - axes.left);
  const Point legend_corner{axes.left, axes.top + 4};
  if (!entries.empty()) axes.top += (entries.back().row + 1) * legend_row_height;
  if (axes.bottom - axes.top < 40) {
    throw ConfigError(join("plot \"", plot.title, "\": the legend of ", entries.size(),
                           " series leaves no room in ", plot.height,
                           " pixels; give more height or fewer names"));
  }

  std::string svg = svg_head(plot) + titles(plot, axes) + legend(plot, entries, legend_corner);
  svg += grid(axes, x_ticks, y_ticks);
  for (std::size_t i = 0; i < plot.series.size(); ++i) svg += band(plot.series[i], i, axes);
  for (std::size_t i = 0; i < plot.series.size(); ++i) svg += curve(plot.series[i], i, axes);
  return svg + reference_lines(plot, axes) + "</svg>\n";
}

}  // namespace minirl
