#include "minirl/draw/heat_map.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "draw/frame.hpp"
#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"

namespace minirl {
namespace {

using namespace detail;

constexpr double legend_gap = 24, legend_width = 14;

void check(const HeatMap& map) {
  const std::string name = join("heat map \"", map.title, "\": ");
  if (map.cells.empty() || map.cells[0].empty()) throw ConfigError(name + "no cells; give at least one");
  if (std::min(map.cell_width, map.cell_height) < 8) {
    throw ConfigError(
        join(name, "cells of ", map.cell_width, " x ", map.cell_height, " pixels; give at least 8 x 8"));
  }
  const std::size_t rows = map.cells.size(), columns = map.cells[0].size();
  bool any = false;
  for (std::size_t r = 0; r < rows; ++r) {
    if (map.cells[r].size() != columns) {
      throw ShapeError(join(name, "row ", r, " has ", map.cells[r].size(), " cells, row 0 has ", columns));
    }
    for (const HeatCell& cell : map.cells[r]) any = any || is_drawable(cell.value);
  }
  const auto check_names = [&](const std::vector<std::string>& names, std::size_t count, const char* what) {
    if (names.empty() || names.size() == count) return;
    throw ShapeError(join(name, names.size(), " names for ", count, " ", what, "; give one each or none"));
  };
  check_names(map.row_names, rows, "rows");
  check_names(map.column_names, columns, "columns");
  if (!any) throw ConfigError(name + "no cell has a finite value; nothing to draw");
}

Range value_range(const HeatMap& map) {
  std::optional<Range> range;
  for (const auto& row : map.cells) {
    for (const HeatCell& cell : row) include(range, cell.value);
  }
  return widened(*range);
}

double widest(const std::vector<std::string>& names) {
  double width = 0;
  for (const std::string& name : names) width = std::max(width, estimated_width(name, 11));
  return width;
}

// From nearly white to a dark blue; `share` from 0 to 1.
std::string shade(double share) {
  constexpr std::array<std::array<double, 3>, 3> anchors{{{244, 248, 251}, {86, 180, 233}, {0, 52, 90}}};
  const std::size_t piece = share < 0.5 ? 0 : 1;
  const double within = 2 * share - static_cast<double>(piece);
  std::array<int, 3> mixed{};
  for (std::size_t i = 0; i < 3; ++i) {
    mixed[i] =
        static_cast<int>(std::lround(anchors[piece][i] * (1 - within) + anchors[piece + 1][i] * within));
  }
  return join("rgb(", mixed[0], ",", mixed[1], ",", mixed[2], ")");
}

// An arrow that starts a little off the point `from`, so that several of them leave it readable.
std::string arrow(Point from, Point d, double length, std::string_view colour) {
  const auto at = [&](double along, double aside) {
    return Point{from.x + length * (along * d.x - aside * d.y),
                 from.y + length * (along * d.y + aside * d.x)};
  };
  const Point tip = at(1, 0), left = at(0.6, 0.28), right = at(0.6, -0.28);
  return svg_line(at(0.12, 0), at(0.7, 0), join(" stroke=\"", colour, "\" stroke-width=\"1.8\"")) +
         join("<path d=\"M", px(tip.x), ",", px(tip.y), "L", px(left.x), ",", px(left.y), "L", px(right.x),
              ",", px(right.y), "Z\" fill=\"", colour, "\"/>\n");
}

// Arrows that radiate from a point, or a lone one with its middle there.
std::string arrows(const std::vector<Direction>& directions, Point centre, double length,
                   std::string_view colour) {
  constexpr std::array<Point, 4> units{{{-1, 0}, {0, 1}, {1, 0}, {0, -1}}};  // y grows downwards
  const double back = directions.size() == 1 ? 0.55 * length : 0;
  std::string svg;
  for (const Direction direction : directions) {
    const Point d = units[static_cast<std::size_t>(direction)];
    svg += arrow({centre.x - back * d.x, centre.y - back * d.y}, d, length, colour);
  }
  return svg;
}

// The number in the middle, or under the arrows.
std::string cell_content(const HeatCell& cell, Point corner, const HeatMap& map, std::string_view ink) {
  const double middle = corner.x + map.cell_width / 2.0, size = std::min(map.cell_width, map.cell_height);
  const std::string number = fixed(cell.value, map.decimals);
  const bool legible = estimated_width(number, 11) < map.cell_width - 2 && map.cell_height >= 14;
  const bool both = legible && !cell.arrows.empty() && map.cell_height >= 40;
  const Point centre{middle, corner.y + map.cell_height * (both ? 0.4 : 0.5)};
  const std::string svg = arrows(cell.arrows, centre, (both ? 0.3 : 0.42) * size, ink);
  if (!legible || (!cell.arrows.empty() && !both)) return svg;
  const double baseline = both ? corner.y + map.cell_height - 6.0 : corner.y + map.cell_height / 2.0 + 4;
  return svg + svg_text({middle, baseline}, number, join(small, centred, " fill=\"", ink, "\""));
}

std::string cells(const HeatMap& map, const Axes& axes) {
  std::string svg;
  for (std::size_t r = 0; r < map.cells.size(); ++r) {
    for (std::size_t c = 0; c < map.cells[r].size(); ++c) {
      const HeatCell& cell = map.cells[r][c];
      const Point corner{axes.left + static_cast<double>(c) * map.cell_width,
                         axes.top + static_cast<double>(r) * map.cell_height};
      const bool known = is_drawable(cell.value);
      const double share = known ? (cell.value - axes.y.low) / axes.y.length() : 0;
      svg += svg_rectangle(corner, map.cell_width, map.cell_height,
                           join(" fill=\"", known ? shade(share) : "#ddd", "\" stroke=\"#fff\""));
      if (known) svg += cell_content(cell, corner, map, share > 0.6 ? "#fff" : "#222");
    }
  }
  return svg;
}

std::string names(const HeatMap& map, const Axes& axes) {
  std::string svg;
  for (std::size_t r = 0; r < map.row_names.size(); ++r) {
    const double y = axes.top + (static_cast<double>(r) + 0.5) * map.cell_height + 4;
    svg += svg_text({axes.left - 8, y}, map.row_names[r], join(small, " text-anchor=\"end\""));
  }
  for (std::size_t c = 0; c < map.column_names.size(); ++c) {
    const double x = axes.left + (static_cast<double>(c) + 0.5) * map.cell_width;
    svg += svg_text({x, axes.bottom + 17}, map.column_names[c], join(small, centred));
  }
  return svg;
}

// A bar with all shades and the numbers they stand for. axes.y holds the values.
std::string legend(const Axes& axes, const std::vector<Tick>& ticks) {
  constexpr int steps = 32;
  const double left = axes.right + legend_gap, height = (axes.bottom - axes.top) / steps;
  std::string svg;
  for (int i = 0; i < steps; ++i) {  // each a little taller, so that no line of white shows between them
    const Point corner{left, axes.bottom - height * (i + 1)};
    svg += svg_rectangle(corner, legend_width, i == 0 ? height : height + 0.5,
                         join(" fill=\"", shade(i / (steps - 1.0)), "\""));
  }
  for (const auto& [value, label] : ticks) {
    const double y = axes.place(0, value).y;
    svg += svg_line({left + legend_width, y}, {left + legend_width + 4, y}, dark_stroke);
    svg += svg_text({left + legend_width + 7, y + 4}, label, small);
  }
  return svg;
}

}  // namespace

std::string to_svg(const HeatMap& given) {
  check(given);
  HeatMap map = given;
  map.cell_width = std::max(map.cell_width, static_cast<int>(widest(map.column_names)) + 8);
  const double left = std::max(16.0, (map.y_label.empty() ? 20 : 38) + widest(map.row_names));
  const double top = map.title.empty() ? 16 : 40;
  const double right = left + static_cast<double>(map.cells[0].size()) * map.cell_width;
  const double bottom = top + static_cast<double>(map.cells.size()) * map.cell_height;
  const Axes axes{{0, 1}, value_range(map), left, right, top, bottom};

  const auto ticks = round_ticks(axes.y, std::max(2, static_cast<int>(bottom - top) / 36));
  double numbers = 0;
  for (const Tick& tick : ticks) numbers = std::max(numbers, estimated_width(tick.label, 11));
  const double legend_end = right + legend_gap + legend_width + 7 + numbers + 10;
  const double below = (map.column_names.empty() ? 12 : 28) + (map.x_label.empty() ? 0 : 24);
  // 1.15: titles are bold
  const double width = std::max(legend_end, left + 1.15 * estimated_width(map.title, 15) + 10);
  const PlotFrame frame{
      map.title, map.x_label, map.y_label, {}, static_cast<int>(width), static_cast<int>(bottom + below)};
  return page_start(frame, axes) + cells(map, axes) + names(map, axes) + legend(axes, ticks) + "</svg>\n";
}

}  // namespace minirl
