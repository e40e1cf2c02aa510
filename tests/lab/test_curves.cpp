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

TEST_CASE("interquartile_mean: the middle half, with the shares of values across its edges") {
  CHECK(interquartile_mean({100, 1, 2, 3}) == 2.5);  // scipy.stats.trim_mean([1, 2, 3, 100], 0.25)
  CHECK(interquartile_mean({-1e9, 4, 1, 2, 3, 5, 6, 1e9}) == 3.5);
  CHECK(interquartile_mean({1, 2, 4}) == doctest::Approx((0.25 * 1 + 2 + 0.25 * 4) / 1.5));
  CHECK(interquartile_mean({1, 2, 3, 4, 10}) == doctest::Approx((0.75 * 2 + 3 + 0.75 * 4) / 2.5));
  CHECK(interquartile_mean({1, 3, 4, 5, 7, 30}) == doctest::Approx((0.5 * 3 + 4 + 5 + 0.5 * 7) / 3));
  CHECK(interquartile_mean({2, 8}) == 5);
  CHECK(interquartile_mean({7}) == 7);
  CHECK_THROWS_AS(interquartile_mean({}), ConfigError);
}

TEST_CASE("success_count: those that reach the threshold") {
  CHECK(success_count({475, 474.99, 500, 9}, 475) == 2);
  CHECK(success_count({}, 475) == 0);
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

TEST_CASE("over_seeds: a band of quartiles lets one seed in four go astray on either side") {
  const std::vector<Curve> curves{{{10, 5}}, {{10, -100}}, {{10, 7}}, {{10, 6}}, {{10, 1000}}};
  const Series s = over_seeds("five", curves, {.points = 1, .window = 1, .band = Band::quartiles});
  CHECK(s.y == Numbers{6});
  CHECK(s.low == Numbers{5});
  CHECK(s.high == Numbers{7});
}

TEST_CASE("quantile: in a straight line between neighbours") {
  CHECK(quantile({4, 1, 3, 2}, 0.25) == 1.75);  // np.quantile([1, 2, 3, 4], 0.25)
  CHECK(quantile({4, 1, 3, 2}, 0.5) == 2.5);
  CHECK(quantile({4, 1, 3, 2}, 0) == 1);
  CHECK(quantile({4, 1, 3, 2}, 1) == 4);
  CHECK(quantile({7}, 0.3) == 7);
  CHECK_THROWS_AS(quantile({}, 0.5), ConfigError);
  CHECK_THROWS_WITH_AS(quantile({1, 2}, 1.5), "quantile: 2 values and q = 1.5; give values and q from 0 to 1",
                       ConfigError);
}

TEST_CASE("bar_over_seeds: median and quartiles, or the whole range") {
  const Numbers results{500, 9, 480, 490, 500};
  const Bar bar = bar_over_seeds(results);
  CHECK(bar.value == 490);
  CHECK(bar.low == 480);
  CHECK(bar.high == 500);
  CHECK(bar_over_seeds(results, Band::whole_range).low == 9);
  CHECK_THROWS_AS(bar_over_seeds({}), ConfigError);
}

TEST_CASE("over_seeds: what cannot be drawn") {
  CHECK_THROWS_AS(over_seeds("none", {}), ConfigError);
  CHECK_THROWS_WITH_AS(over_seeds("empty", {Curve{}}),
                       "over_seeds: a curve has no point; train until an episode has ended", ConfigError);
  CHECK_THROWS_AS(over_seeds("no window", {Curve{{1, 1}}}, {.window = 0}), ConfigError);
}
