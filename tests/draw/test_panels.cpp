#include <doctest/doctest.h>

#include "draw/svg_checks.hpp"
#include "minirl/core/errors.hpp"
#include "minirl/draw/heat_map.hpp"
#include "minirl/draw/panels.hpp"

using namespace minirl;

namespace {

Plot plot_of(std::string title, std::vector<double> y) {
  return {.title = std::move(title),
          .x_label = "",
          .y_label = "",
          .series = {{.name = "", .x = {0, 1}, .y = std::move(y), .low = {}, .high = {}}},
          .width = 300,
          .height = 200};
}

}  // namespace

TEST_CASE("panels: plots stand side by side, each as it is alone") {
  Plot second = plot_of("b", {0, 50});
  second.height = 240;
  const std::string svg = panels({plot_of("a", {0, 1}), second});
  CHECK(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"600\" height=\"240\""));
  CHECK(count(svg, "<svg x=\"0\" width=\"300\" height=\"200\">") == 1);
  CHECK(count(svg, "<svg x=\"300\" width=\"300\" height=\"240\">") == 1);
  CHECK(count(svg, "</svg>") == 3);
  CHECK(fault_in_xml(svg) == "");
  const std::string alone = to_svg(second);
  const auto path = alone.find("<path");
  CHECK(svg.find(alone.substr(path, alone.find("/>", path) - path)) != std::string::npos);
}

TEST_CASE("panels: a shared y axis has the same numbers everywhere") {
  const std::vector<Plot> plots{plot_of("a", {0, 1}), plot_of("b", {0, 50})};
  CHECK(count(panels(plots), ">40<") == 1);
  CHECK(count(panels(plots, YAxes::shared), ">40<") == 2);
  CHECK(count(panels(plots), ">1.0<") == 3);  // on both x axes and on the first y axis
  CHECK(count(panels(plots, YAxes::shared), ">1.0<") == 2);
}

TEST_CASE("side_by_side: pictures of all kinds") {
  const std::string map = to_svg(HeatMap{.title = "", .x_label = "", .y_label = "", .cells = {{{1}}}});
  const std::string svg = side_by_side({to_svg(plot_of("a", {0, 1})), map});
  CHECK(fault_in_xml(svg) == "");
  CHECK(count(svg, "<svg x=\"300\"") == 1);
  CHECK_THROWS_AS(side_by_side({"<p>no picture</p>"}), ConfigError);
  CHECK_THROWS_AS(side_by_side({"<svg>\n</svg>\n"}), ConfigError);
}

TEST_CASE("panels: nothing to draw") {
  CHECK_THROWS_WITH_AS(panels({}), "panels: there are no plots; give at least one", ConfigError);
  CHECK_THROWS_AS(panels({plot_of("a", {0})}, YAxes::shared), ShapeError);
  CHECK_THROWS_AS(side_by_side({}), ConfigError);
}
