#include <doctest/doctest.h>

#include <limits>

#include "draw/svg_checks.hpp"
#include "minirl/core/errors.hpp"
#include "minirl/draw/heat_map.hpp"

using namespace minirl;

namespace {

const double nan_value = std::numeric_limits<double>::quiet_NaN();

HeatMap map_of(std::vector<std::vector<HeatCell>> cells) {
  return {.title = "Q", .x_label = "", .y_label = "", .cells = std::move(cells)};
}

}  // namespace

TEST_CASE("heat map: cells stand in rows, the least is pale and the largest dark") {
  const std::string svg = to_svg(map_of({{{0}, {1}}, {{0.5}, {nan_value}}}));
  CAPTURE(svg);
  CHECK(count(svg, "<rect x=\"20.0\" y=\"40.0\" width=\"64.0\" height=\"64.0\" fill=\"rgb(244,248,251)\"") ==
        1);
  CHECK(count(svg, "<rect x=\"84.0\" y=\"40.0\" width=\"64.0\" height=\"64.0\" fill=\"rgb(0,52,90)\"") == 1);
  CHECK(count(svg, "<rect x=\"20.0\" y=\"104.0\" width=\"64.0\" height=\"64.0\" fill=\"rgb(86,180,233)\"") ==
        1);
  CHECK(count(svg, "<rect x=\"84.0\" y=\"104.0\" width=\"64.0\" height=\"64.0\" fill=\"#ddd\"") == 1);
  CHECK(count(svg, "<text x=\"52.0\" y=\"76.0\"") == 1);  // in the middle of the first cell
  for (const char* number : {">0.00<", ">1.00<", ">0.50<"}) CHECK(count(svg, number) == 1);
  CHECK(svg.find("nan") == std::string::npos);
  CHECK(fault_in_xml(svg) == "");
}

TEST_CASE("heat map: an arrow for each best action, its tip where it points") {
  HeatMap map = map_of({{{1, {Direction::left}}, {2, {Direction::down, Direction::up}}, {3}}});
  map.cell_width = map.cell_height = 100;
  const std::string svg = to_svg(map);
  CAPTURE(svg);
  CHECK(count(svg, "<path d=\"M") == 3);
  // The first cell's arrow is 30 long with its middle at (70, 80): from 16.5 at the right to 13.5 at the
  // left.
  CHECK(count(svg, "d=\"M56.5,80.0L") == 1);
  CHECK(count(svg, "d=\"M170.0,110.0L") == 1);
  CHECK(count(svg, "d=\"M170.0,50.0L") == 1);
  CHECK(count(svg, ">1.00<") == 1);
}

TEST_CASE("heat map: names, and texts that are escaped; equal maps give equal bytes") {
  HeatMap map = map_of({{{-1}, {1}}});
  map.row_names = {"s<0>"};
  map.column_names = {"left & right", "a name that is wider than its cell"};
  map.x_label = "action";
  const std::string svg = to_svg(map);
  CHECK(svg == to_svg(map));
  CHECK(fault_in_xml(svg) == "");
  for (const char* text : {"s&lt;0&gt;", "left &amp; right", ">action<"}) CHECK(count(svg, text) == 1);
  CHECK(count(svg, "height=\"64.0\"") == 2);
  CHECK(count(svg, "width=\"64.0\"") == 0);  // the widest name decides
}

TEST_CASE("heat map: a number that is wider than its cell is left away") {
  HeatMap map = map_of({{{12345.678}, {1}}});
  map.cell_width = map.cell_height = 40;
  const std::string svg = to_svg(map);
  CHECK(svg.find(">12345.68<") == std::string::npos);
  CHECK(count(svg, ">1.00<") == 1);
}

TEST_CASE("heat map: what cannot be drawn is refused by name") {
  CHECK_THROWS_WITH_AS(to_svg(map_of({})), "heat map \"Q\": no cells; give at least one", ConfigError);
  CHECK_THROWS_WITH_AS(to_svg(map_of({{{1}}, {{1}, {2}}})), "heat map \"Q\": row 1 has 2 cells, row 0 has 1",
                       ShapeError);
  CHECK_THROWS_AS(to_svg(map_of({{{nan_value}}})), ConfigError);
  HeatMap map = map_of({{{1}, {2}}});
  map.column_names = {"a"};
  CHECK_THROWS_WITH_AS(to_svg(map), "heat map \"Q\": 1 names for 2 columns; give one each or none",
                       ShapeError);
  map.column_names = {};
  map.cell_height = 5;
  CHECK_THROWS_WITH_AS(to_svg(map), "heat map \"Q\": cells of 64 x 5 pixels; give at least 8 x 8",
                       ConfigError);
}
