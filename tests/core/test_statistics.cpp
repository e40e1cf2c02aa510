#include <doctest/doctest.h>

#include <cmath>
#include <numeric>
#include <vector>

#include "minirl/core/errors.hpp"
#include "minirl/core/statistics.hpp"

using namespace minirl;

TEST_CASE("summarise: mean, population deviation and extremes") {
  const std::vector<double> values = {2, 4, 4, 4, 5, 5, 7, 9};
  const Summary s = summarise(values);
  CHECK(s.mean == 5);
  CHECK(s.std == 2);
  CHECK(s.min == 2);
  CHECK(s.max == 9);
  CHECK_THROWS_AS(summarise({}), ConfigError);
}

TEST_CASE("pairwise_sum: ten thousand tenths lose less than in a plain loop") {
  const std::vector<double> tenths(10'000, 0.1);
  const double plain = std::accumulate(tenths.begin(), tenths.end(), 0.0);
  CHECK(std::abs(pairwise_sum(tenths) - 1000) < 1e-12);
  CHECK(std::abs(plain - 1000) > 1e-10);
}

TEST_CASE("pairwise_sum: every length is summed whole") {
  for (int n = 0; n < 700; ++n) {
    std::vector<double> values(static_cast<std::size_t>(n));
    std::iota(values.begin(), values.end(), 1.0);
    CHECK(pairwise_sum(values) == n * (n + 1) / 2);
  }
}

TEST_CASE("pairwise_sum: eight lanes, folded two by two") {
  const double big = 0x1p53;  // big + 1 is big again, big + 2 is not
  const std::vector<double> values = {big, 1, 1, 1, 1, 1, 1, 1, -big};
  CHECK(pairwise_sum(values) ==
        6);  // ((big + 1) + (1 + 1)) + ((1 + 1) + (1 + 1)) - big; a plain loop gives 0
}
