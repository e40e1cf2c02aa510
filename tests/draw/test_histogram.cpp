#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "draw/svg_checks.hpp"
#include "minirl/core/errors.hpp"
#include "minirl/draw/histogram.hpp"

using namespace minirl;
using Counts = std::vector<std::size_t>;

namespace {

const double nan_value = std::numeric_limits<double>::quiet_NaN();

HistogramPlot plot_of(std::vector<Sample> samples) {
  return {.title = "returns", .x_label = "", .samples = std::move(samples), .bins = 5};
}

}  // namespace

TEST_CASE("histogram: a bin has its lower edge, the last one both") {
  CHECK(histogram({0, 0.5, 1, 1.5, 2, 3, 4}, {.low = 0, .high = 4, .count = 4}) == Counts{2, 2, 1, 2});
  CHECK(histogram({-0.1, 4.1, nan_value, 2}, {.low = 0, .high = 4, .count = 2}) == Counts{0, 1});
  CHECK(histogram({}, {.low = 0, .high = 1, .count = 3}) == Counts{0, 0, 0});
  CHECK_THROWS_WITH_AS(histogram({1}, {.low = 1, .high = 1, .count = 4}),
                       "histogram: 4 bins from 1 to 1; give at least 1, and low < high", ConfigError);
  CHECK_THROWS_AS(histogram({1}, {.low = 0, .high = 1, .count = 0}), ConfigError);
}

TEST_CASE("histogram: values on an edge fall behind it, however it is rounded") {
  const Bins bins{.low = 0, .high = 0.7, .count = 7};
  std::vector<double> edges;
  for (int i = 0; i < 7; ++i) edges.push_back(bins.edge(i));
  CHECK(histogram(edges, bins) == Counts(7, 1));
  for (double& edge : edges) edge = std::nextafter(edge, -1);
  CHECK(histogram(edges, bins) == Counts{1, 1, 1, 1, 1, 1, 0});
}

TEST_CASE("histogram plot: bars stand where they belong") {
  HistogramPlot plot = plot_of({{"", {0, 0, 0, 10}}});
  plot.title = plot.y_label = "";
  plot.bins = 2;
  const std::string svg = to_svg(plot);
  CAPTURE(svg);
  // The page is 720 x 420. Axes: left 20 + 3 characters of 0.56 * 11, right 692, top 16 for 3.15, bottom 390
  // for 0. A line of white takes half a pixel on either side.
  const double left = 20 + 3 * 0.56 * 11, half = (692 - left) / 2, unit = (390 - 16) / 3.15;
  const auto number_after = [&](const std::string& start, std::size_t from) {
    return std::stod(svg.substr(svg.find(start, from) + start.size()));
  };
  const auto first = svg.find("<rect x"), second = svg.find("<rect x", first + 1);
  CHECK(number_after("x=\"", first) == doctest::Approx(left + 0.5).epsilon(1e-3));
  CHECK(number_after("width=\"", first) == doctest::Approx(half - 1).epsilon(1e-3));
  CHECK(number_after("y=\"", first) == doctest::Approx(390 - 3 * unit).epsilon(1e-3));
  CHECK(number_after("height=\"", first) == doctest::Approx(3 * unit).epsilon(1e-3));
  CHECK(number_after("x=\"", second) == doctest::Approx(left + half + 0.5).epsilon(1e-3));
  CHECK(number_after("height=\"", second) == doctest::Approx(unit).epsilon(1e-3));
  CHECK(count(svg, "<rect x") == 2);
  CHECK(fault_in_xml(svg) == "");
}

TEST_CASE("histogram plot: samples share their bins and have names; equal plots give equal bytes") {
  HistogramPlot plot = plot_of({{"<greedy>", {0, 1, 2, nan_value}}, {"a & b", {3, 10}}});
  plot.reference_lines = {{2, "two > 1"}};
  const std::string svg = to_svg(plot);
  CHECK(svg == to_svg(plot));
  CHECK(fault_in_xml(svg) == "");
  CHECK(count(svg, "<rect x") == 4 + 2);  // bars with something in them, and the legend
  for (const char* text : {"&lt;greedy&gt;", "a &amp; b", "two &gt; 1", ">count<"}) {
    CHECK(count(svg, text) == 1);
  }
  CHECK(svg.find("nan") == std::string::npos);
}

TEST_CASE("histogram plot: values that are all the same") {
  CHECK(count(to_svg(plot_of({{"", {500, 500}}})), "<rect x") == 1);
}

TEST_CASE("histogram plot: what cannot be drawn is refused by name") {
  CHECK_THROWS_WITH_AS(to_svg(plot_of({})), "plot \"returns\": no samples; add at least one", ConfigError);
  CHECK_THROWS_WITH_AS(to_svg(plot_of({{"dqn", {nan_value}}})),
                       "plot \"returns\": sample \"dqn\" has no finite value among 1; nothing to count",
                       ConfigError);
  HistogramPlot plot = plot_of({{"", {1}}});
  plot.bins = 0;
  CHECK_THROWS_WITH_AS(to_svg(plot), "plot \"returns\": 0 bins; give 1 to 10000", ConfigError);
}
