#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "draw/svg.hpp"
#include "draw/svg_checks.hpp"
#include "draw/ticks.hpp"
#include "minirl/core/errors.hpp"
#include "minirl/draw/plot.hpp"

using namespace minirl;

namespace {

const double nan_value = std::numeric_limits<double>::quiet_NaN();
const double infinite = std::numeric_limits<double>::infinity();

Series line(std::string name, std::vector<double> x, std::vector<double> y) {
  return {.name = std::move(name), .x = std::move(x), .y = std::move(y), .low = {}, .high = {}};
}

Plot plot_of(std::vector<Series> series) {
  return {.title = "returns", .x_label = "step", .y_label = "return", .series = std::move(series)};
}

std::vector<std::string> labels(double low, double high, int n) {
  std::vector<std::string> result;
  for (const auto& tick : detail::round_ticks({low, high}, n)) result.push_back(tick.label);
  return result;
}

}  // namespace

TEST_CASE("round_ticks: multiples of 1, 2 or 5 inside the range") {
  CHECK(labels(0, 500, 5) == std::vector<std::string>{"0", "100", "200", "300", "400", "500"});
  CHECK(labels(-0.1, 1, 5) == std::vector<std::string>{"0", "0.5", "1.0"});
  CHECK(labels(-0.25, 0.31, 6) == std::vector<std::string>{"-0.2", "-0.1", "0", "0.1", "0.2", "0.3"});
  CHECK(labels(0, 50000, 5) ==
        std::vector<std::string>{"0", "10,000", "20,000", "30,000", "40,000", "50,000"});
  CHECK(labels(-1234567, -1000000, 2) == std::vector<std::string>{"-1,200,000", "-1,000,000"});
  CHECK(labels(0, 1e-8, 2) == std::vector<std::string>{"0", "5e-9", "10e-9"});
  CHECK(labels(0, 3e12, 3) == std::vector<std::string>{"0", "1e12", "2e12", "3e12"});
  CHECK(detail::round_ticks({0.05, 0.35}, 3)[1].value == 0.2);  // exactly: 2 / 10
}

TEST_CASE("widened: an empty range gets room, others stay") {
  CHECK(detail::widened({3, 4}).high == 4);
  CHECK(detail::widened({8, 8}).low == 4);
  CHECK(detail::widened({8, 8}).high == 12);
  CHECK(detail::widened({0, 0}).low == -1);
  CHECK(detail::widened({1, 1 + 1e-15}).length() > 0.9);
  CHECK(detail::widened({0, 5e-324}).length() == doctest::Approx(2));
}

TEST_CASE("to_svg: points stand where they belong") {
  const std::string svg =
      to_svg({.title = "", .x_label = "", .y_label = "", .series = {line("", {0, 1, 2}, {0, 10, 0})}});
  // Left: 20 + one digit or two of 11 px at 0.56; right: 720 - 28. Top 16 and bottom 420 - 30 hold -0.5
  // to 10.5.
  CHECK(svg.find("d=\"M32.3,373.0L362.2,33.0L692.0,373.0\"") != std::string::npos);
  CHECK(count(svg, "<path") == 1);
  CHECK(fault_in_xml(svg) == "");
}

TEST_CASE("to_svg: equal plots give equal bytes, and all texts are escaped") {
  Plot plot = plot_of({line("a<b & \"c\">", {0, 1}, {1, 2}), line("", {0, 1}, {2, 1})});
  plot.title = "Q < R & \"S\" > T\n";
  plot.x_label = "<x>";
  plot.y_label = "y & z";
  plot.reference_lines = {{1.5, "475 <solved>"}};
  const std::string svg = to_svg(plot);
  CHECK(svg == to_svg(plot));
  CHECK(fault_in_xml(svg) == "");
  CHECK(svg.find("Q &lt; R &amp; &quot;S&quot; &gt; T ") != std::string::npos);
  for (const char* text :
       {"a&lt;b &amp; &quot;c&quot;&gt;", "&lt;x&gt;", "y &amp; z", "475 &lt;solved&gt;"}) {
    CHECK(svg.find(text) != std::string::npos);
  }
}

TEST_CASE("fault_in_xml: the check of these tests finds faults") {
  CHECK(fault_in_xml("<a><b/></a>") == "");
  CHECK(fault_in_xml("<a><b></a>") != "");
  CHECK(fault_in_xml("<a>") != "");
  CHECK(fault_in_xml("<a>x & y</a>") != "");
  CHECK(fault_in_xml("<a b=\"c></a>") != "");
}

TEST_CASE("to_svg: values that are not finite are gaps, a point between two gaps is a dot") {
  const std::string svg =
      to_svg(plot_of({line("a", {0, 1, 2, 3, 4, 5, nan_value}, {1, 2, nan_value, 3, infinite, 4, 5})}));
  CHECK(count(svg, "d=\"M") == 1);
  CHECK(count(svg, "<circle") == 2);
  CHECK(svg.find("nan") == std::string::npos);
  CHECK(svg.find("inf") == std::string::npos);
  const std::string two = to_svg(plot_of({line("a", {0, 1, 2, 3, 4}, {1, 2, -infinite, 3, 4})}));
  CHECK(count(two.substr(two.find("d=\"M")), "M") == 2);
}

TEST_CASE("to_svg: a band is a closed outline, with gaps of its own") {
  Series s = line("a", {0, 1, 2, 3, 4}, {1, 2, 3, 4, 5});
  s.low = {0, 1, nan_value, 3, 4};
  s.high = {2, 3, 4, 5, 6};
  const std::string svg = to_svg(plot_of({s}));
  CHECK(count(svg, "fill-opacity") == 1);
  CHECK(count(svg, "Z") == 2);
  CHECK(fault_in_xml(svg) == "");
}

TEST_CASE("to_svg: labels of reference lines keep out of each other's way") {
  Plot plot = plot_of({line("", {0, 1}, {0, 500})});
  plot.x_label = plot.y_label = "";
  plot.reference_lines = {{475, "threshold"}, {466, "notebook"}};
  const std::string svg = to_svg(plot);
  const auto place = [&](const std::string& label) {
    const auto start = svg.rfind("<text", svg.find(">" + label + "<"));
    const auto number = [&](const char* name) { return std::stod(svg.substr(svg.find(name, start) + 4)); };
    return std::pair(number(" x=\""), number(" y=\""));
  };
  // Axes from 40 to 390 pixels for -25 to 525: 475 lies at 71.8, 466 at 77.5; left edge 20 + 3 * 0.56 * 11
  // = 38.5.
  CHECK(place("threshold") == std::pair(44.5, 66.8));
  CHECK(place("notebook") == std::pair(44.5, 90.5));
}

TEST_CASE("to_svg: extreme numbers stay on the page") {
  const auto huge = std::numeric_limits<double>::max();
  for (const auto& y :
       {std::vector{1e99, -1e99, 0.0}, {huge, 1.0, 2.0}, {5e-324, 0.0, 0.0}, {7.0, 7.0, 7.0}}) {
    Plot plot = plot_of({line("a", {-1e100, 0, 1e100}, y)});
    plot.series.push_back(line("b", {0}, {1}));
    const std::string svg = to_svg(plot);
    CHECK(fault_in_xml(svg) == "");
    CHECK(svg.size() < 10000);
    CHECK(svg.find("nan") == std::string::npos);
  }
}

TEST_CASE("to_svg: a long curve is thinned without losing its extremes") {
  std::vector<double> x, y;
  for (int i = 0; i < 100000; ++i) {
    x.push_back(i);
    y.push_back(i == 54321 ? 1000 : i % 7);
  }
  const std::string svg = to_svg(plot_of({line("a", x, y)}));
  CHECK(svg.size() < 60000);
  double highest = 1e9;  // y grows downwards
  const std::string path = svg.substr(svg.find("d=\"M"));
  for (auto at = path.find(','); at < path.find('"', 4); at = path.find(',', at + 1)) {
    highest = std::min(highest, std::stod(path.substr(at + 1)));
  }
  CHECK(highest < 80);
  CHECK(detail::path_data({{1.1, 5}, {1.2, 6}, {1.3, 2}, {1.4, 5.5}, {1.9, 4}, {2.0, 1}}) ==
        "M1.1,5.0L1.2,6.0L1.3,2.0L1.9,4.0L2.0,1.0");
}

TEST_CASE("to_svg: what cannot be drawn is refused by name") {
  CHECK_THROWS_WITH_AS(to_svg(plot_of({})), "plot \"returns\": no series; add at least one", ConfigError);
  CHECK_THROWS_WITH_AS(to_svg(plot_of({line("dqn", {}, {})})),
                       "plot \"returns\": series \"dqn\" has no finite point among 0; nothing to draw",
                       ConfigError);
  CHECK_THROWS_AS(to_svg(plot_of({line("dqn", {1, nan_value}, {nan_value, 1})})), ConfigError);
  CHECK_THROWS_WITH_AS(
      to_svg(plot_of({line("dqn", {1, 2}, {1})})),
      "plot \"returns\": series \"dqn\" has 2 x, 1 y, 0 low and 0 high; x and y must be equally many, "
      "low and high as well or none",
      ShapeError);
  Series half = line("a", {1}, {1});
  half.low = {0};
  CHECK_THROWS_AS(to_svg(plot_of({half})), ShapeError);
  Plot bad = plot_of({line("a", {1}, {1})});
  bad.reference_lines = {{nan_value, "solved"}};
  CHECK_THROWS_WITH_AS(to_svg(bad), "plot \"returns\": reference line \"solved\" is at nan", ConfigError);
  Plot narrow = plot_of({line("a", {1}, {1})});
  narrow.width = 100;
  CHECK_THROWS_AS(to_svg(narrow), ConfigError);
  CHECK_THROWS_AS(to_svg(plot_of(std::vector<Series>(200, line("a rather long name", {1}, {1})))),
                  ConfigError);
}
