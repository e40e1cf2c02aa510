#include <doctest/doctest.h>

#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"
#include "minirl/rl/returns.hpp"

using namespace minirl;

TEST_CASE("discounted_returns: the notebook's example") {
  CHECK(discounted_returns(std::vector<double>{10, 0, -50}, 0.8) == std::vector<double>{-22, -40, -50});
  const std::vector<double> ones = discounted_returns(std::vector<double>(8, 1.0), 0.8);
  CHECK(fixed(ones[0], 7) == "4.1611392");
  CHECK(fixed(ones[1], 6) == "3.951424");
  CHECK(ones[7] == 1);
}

TEST_CASE("discounted_returns: gamma 0 keeps the rewards, gamma 1 adds them up, others are refused") {
  const std::vector<double> rewards{1, 2, 3};
  CHECK(discounted_returns(rewards, 0) == rewards);
  CHECK(discounted_returns(rewards, 1) == std::vector<double>{6, 5, 3});
  CHECK(discounted_returns({}, 0.9).empty());
  CHECK_THROWS_WITH_AS(discounted_returns(rewards, 1.5), "discounted_returns: gamma is 1.5, not from 0 to 1",
                       ConfigError);
}
