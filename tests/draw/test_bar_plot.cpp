#include <doctest/doctest.h>

#include <limits>

#include "draw/svg_checks.hpp"
#include "minirl/core/errors.hpp"
#include "minirl/draw/bar_plot.hpp"

using namespace minirl;

namespace {

const double nan_value = std::numeric_limits<double>::quiet_NaN();

BarPlot plot_of(std::vector<std::string> names, std::vector<BarGroup> groups) {
  return {.title = "returns",
          .x_label = "",
          .y_label = "mean return",
          .names = std::move(names),
          .groups = std::move(groups)};
}

}  // namespace

TEST_CASE("bar plot: bars and whiskers stand where they belong") {
  BarPlot plot{.title = "", .x_label = "", .y_label = "", .names = {""}, .groups = {}};
  plot.groups = {{"a", {{10, 5, 20}}}, {"b", {{-10}}}};
  const std::string svg = to_svg(plot);
  // Top 16 and bottom 390 hold -11.5 to 21.5. The axes go from 37 (three characters of 11 px) to 692.
  const double unit = (390 - 16) / 33.0, zero = 16 + 21.5 * unit, middle = 38.5 + (692 - 38.5) / 4;
  CAPTURE(svg);
  CHECK(count(svg, "<rect") == 3);  // the page and two bars
  const auto number_after = [&](const std::string& start, std::size_t from = 0) {
    return std::stod(svg.substr(svg.find(start, from) + start.size()));
  };
  const auto first = svg.find("<rect x"), second = svg.find("<rect x", first + 1);
  CHECK(number_after("y=\"", first) == doctest::Approx(zero - 10 * unit).epsilon(1e-3));
  CHECK(number_after("height=\"", first) == doctest::Approx(10 * unit).epsilon(1e-3));
  CHECK(number_after("x=\"", first) == doctest::Approx(middle - 27).epsilon(2e-3));
  CHECK(number_after("y=\"", second) == doctest::Approx(zero).epsilon(1e-3));  // it hangs from zero
  const auto stem = svg.find("<line", first);
  CHECK(number_after("y1=\"", stem) == doctest::Approx(zero - 5 * unit).epsilon(1e-3));
  CHECK(number_after("y2=\"", stem) == doctest::Approx(zero - 20 * unit).epsilon(1e-3));
  CHECK(count(svg, "stroke=\"#222\"") == 3);  // one whisker
  CHECK(fault_in_xml(svg) == "");
}

TEST_CASE("bar plot: equal plots give equal bytes, and all texts are escaped") {
  BarPlot plot = plot_of({"<dqn>", "a & b"}, {{"CartPole \"1\"", {{1, 0.5, 1.5}, {2}}}});
  plot.reference_lines = {{3, "solved > 2"}};
  const std::string svg = to_svg(plot);
  CHECK(svg == to_svg(plot));
  CHECK(fault_in_xml(svg) == "");
  for (const char* text :
       {"&lt;dqn&gt;", "a &amp; b", "CartPole &quot;1&quot;", "solved &gt; 2", "mean return"}) {
    CHECK(count(svg, text) == 1);
  }
}

TEST_CASE("bar plot: what is not finite is left away") {
  const double infinite = std::numeric_limits<double>::infinity();
  const std::string svg = to_svg(plot_of(
      {"a", "b"}, {{"one", {{1, nan_value, 2}, {nan_value, 0, 1}}}, {"two", {{2, 1, infinite}, {3}}}}));
  CHECK(count(svg, "<rect x") == 3 + 2);  // bars and samples of the legend
  CHECK(count(svg, "stroke=\"#222\"") == 0);
  CHECK(svg.find("nan") == std::string::npos);
  CHECK(svg.find("inf") == std::string::npos);
}

TEST_CASE("bar plot: names that are wider than their place slant") {
  std::vector<BarGroup> groups(8, {"CartPole-v1 with wind", {{1}}});
  CHECK(count(to_svg(plot_of({"a"}, groups)), "rotate(-35") == 8);
  groups.resize(2);
  CHECK(count(to_svg(plot_of({"a"}, groups)), "rotate(-35") == 0);
}

TEST_CASE("bar plot: what cannot be drawn is refused by name") {
  CHECK_THROWS_WITH_AS(to_svg(plot_of({"a"}, {})),
                       "plot \"returns\": 1 names and 0 groups of bars; give at least one of each",
                       ConfigError);
  CHECK_THROWS_AS(to_svg(plot_of({}, {{"one", {}}})), ConfigError);
  CHECK_THROWS_WITH_AS(
      to_svg(plot_of({"a", "b"}, {{"one", {{1}}}})),
      "plot \"returns\": group \"one\" has 1 bars for 2 names; a missing one is a bar whose value is NaN",
      ShapeError);
  CHECK_THROWS_AS(to_svg(plot_of({"a"}, {{"one", {{nan_value}}}})), ConfigError);
  BarPlot narrow = plot_of({"a"}, {{"one", {{1}}}});
  narrow.width = 100;
  CHECK_THROWS_AS(to_svg(narrow), ConfigError);
  CHECK_THROWS_AS(to_svg(plot_of({"a"}, {{std::string(1000, 'x'), {{1}}}})), ConfigError);  // no room is left
}
