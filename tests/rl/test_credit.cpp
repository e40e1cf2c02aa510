#include <doctest/doctest.h>

#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"
#include "minirl/rl/credit.hpp"

using namespace minirl;

namespace {

const Rewards two_episodes{{10, 0, -50}, {10, 20}};

std::vector<double> plain(Credit credit, Baseline baseline) {
  return step_weights(two_episodes, {.gamma = 1, .credit = credit, .baseline = baseline, .normalise = false});
}

std::vector<std::string> to_8_digits(const std::vector<double>& values) {
  std::vector<std::string> texts;
  for (const double v : values) texts.push_back(fixed(v, 8));
  return texts;
}

}  // namespace

TEST_CASE("step_weights: the notebook's two episodes, to its last digit") {
  CHECK(to_8_digits(step_weights(two_episodes, {.gamma = 0.8})) ==
        std::vector<std::string>{"-0.28435071", "-0.86597718", "-1.18910299", "1.26665318", "1.07277770"});
}

TEST_CASE("step_weights: the notebook's eight ones, to its last digit") {
  const auto weights = to_8_digits(step_weights({std::vector<double>(8, 1.0)}, {.gamma = 0.8}));
  CHECK(weights.front() == "1.20017489");
  CHECK(weights.back() == "-1.85522739");
}

TEST_CASE("step_weights: the whole episode, or what came after") {
  CHECK(plain(Credit::whole, Baseline::none) == std::vector<double>{-40, -40, -40, 30, 30});
  CHECK(plain(Credit::to_go, Baseline::none) == std::vector<double>{-40, -50, -50, 30, 20});
  CHECK(
      step_weights({{10, 0, -50}},
                   {.gamma = 0.8, .credit = Credit::whole, .baseline = Baseline::none, .normalise = false}) ==
      std::vector<double>{-22, -22, -22});
}

TEST_CASE("step_weights: a baseline of all steps, and one for each time step") {
  CHECK(plain(Credit::whole, Baseline::mean) == std::vector<double>{-28, -28, -28, 42, 42});
  CHECK(plain(Credit::to_go, Baseline::mean) == std::vector<double>{-22, -32, -32, 48, 38});
  // Means of the steps: -5, -15, -50. The last one has nobody to be compared with.
  CHECK(plain(Credit::to_go, Baseline::time_step) == std::vector<double>{-35, -35, 0, 35, 35});
}

TEST_CASE("step_weights: scaled to a standard deviation of 1, with or without a baseline") {
  const Rewards rewards{{1}, {3}};
  CHECK(step_weights(rewards, {.baseline = Baseline::mean}) == std::vector<double>{-1, 1});
  CHECK(step_weights(rewards, {.baseline = Baseline::none}) == std::vector<double>{1, 3});
  CHECK(step_weights(rewards, {.baseline = Baseline::time_step}) == std::vector<double>{-1, 1});
}

TEST_CASE("step_weights: equal weights say nothing, whatever their rounding") {
  const Rewards tenths(10, {0.1});  // their mean is not 0.1
  CHECK(step_weights(tenths, {}) == std::vector<double>(10, 0.0));
  CHECK(step_weights(tenths, {.baseline = Baseline::none}) == std::vector<double>(10, 0.1));
  CHECK(step_weights({}, {}).empty());
}

TEST_CASE("step_weights: a discount beyond 1 is refused") {
  CHECK_THROWS_AS(step_weights(two_episodes, {.gamma = 1.5}), ConfigError);
}
