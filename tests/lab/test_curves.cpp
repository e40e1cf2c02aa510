#include <doctest/doctest.h>

#include "minirl/core/errors.hpp"
#include "minirl/lab/curves.hpp"

using namespace minirl;
using Curve = std::vector<CurvePoint>;
using Numbers = std::vector<double>;

TEST_CASE("median: the middle, or between the two in the middle") {
  CHECK(median({3, 1, 2}) == 2);
  CHECK(median({4, 1, 2, 3}) == 2.5);
  CHECK_THROWS_AS(median({}), ConfigError);
}

TEST_CASE("over_seeds: median, lowest and highest of the recent returns") {
  const Curve a{{10, 1}, {20, 3}, {40, 5}}, b{{20, 10}, {40, 20}}, c{{5, 0}, {30, 100}};
  const Series s = over_seeds("three", {a, b, c}, {.points = 4, .window = 2});
  CHECK(s.name == "three");
  CHECK(s.x == Numbers{20, 30, 40});  // at 10 steps the second has ended no episode yet
  CHECK(s.y == Numbers{2, 10, 15});   // 20: 2, 10, 0   30: 2, 10, 50   40: 4, 15, 50
  CHECK(s.low == Numbers{0, 2, 4});
  CHECK(s.high == Numbers{10, 50, 50});
}

TEST_CASE("over_seeds: what cannot be drawn") {
  CHECK_THROWS_AS(over_seeds("none", {}), ConfigError);
  CHECK_THROWS_WITH_AS(over_seeds("empty", {Curve{}}),
                       "over_seeds: a curve has no point; train until an episode has ended", ConfigError);
  CHECK_THROWS_AS(over_seeds("no window", {Curve{{1, 1}}}, {.window = 0}), ConfigError);
}
