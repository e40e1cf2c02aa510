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

TEST_CASE("n_step_return: adds up to n rewards, and stops with the episode") {
  const std::vector<RewardedStep> steps{{1, false}, {2, false}, {4, true}, {100, false}};
  const auto at = [&](int k) { return steps[static_cast<std::size_t>(k)]; };
  const NStepReturn one = n_step_return(1, 0.5, at), two = n_step_return(2, 0.5, at);
  CHECK(one.reward == 1);
  CHECK(one.discount == 0.5);
  CHECK(two.reward == 2);  // 1 + 0.5 * 2
  CHECK(two.discount == 0.25);
  CHECK(two.steps == 2);
  const NStepReturn four = n_step_return(4, 0.5, at);
  CHECK(four.reward == 3);  // 1 + 0.5 * 2 + 0.25 * 4: the 100 belongs to the next episode
  CHECK(four.discount == 0.125);
  CHECK(four.steps == 3);
}
