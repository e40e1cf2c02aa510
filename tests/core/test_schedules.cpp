#include <doctest/doctest.h>

#include "minirl/core/errors.hpp"
#include "minirl/core/schedules.hpp"

using namespace minirl;

TEST_CASE("linear schedule: a straight line, then exactly the end") {
  const LinearSchedule epsilon{.from = 1, .to = 0.05, .steps = 10};
  CHECK(epsilon(0) == 1);
  CHECK(epsilon(5) == doctest::Approx(0.525));
  CHECK(epsilon(10) == 0.05);
  CHECK(epsilon(1'000'000) == 0.05);
  CHECK(LinearSchedule{.from = 0, .to = 2, .steps = 4}(1) == 0.5);  // upwards: a warm-up
}

TEST_CASE("polynomial schedule: the remaining share to a power") {
  const PolynomialSchedule rate{.from = 9, .to = 1, .steps = 4, .power = 2};
  CHECK(rate(0) == 9);
  CHECK(rate(2) == 3);  // 1 + 8 / 4
  CHECK(rate(4) == 1);
  CHECK(rate(7) == 1);
}

TEST_CASE("cosine schedule: flat at both ends, half-way in the middle") {
  const CosineSchedule rate{.from = 3, .to = 1, .steps = 100};
  CHECK(rate(0) == 3);
  CHECK(rate(1) > 2.999);
  CHECK(rate(50) == doctest::Approx(2));
  CHECK(rate(100) == 1);
  CHECK(rate(150) == 1);
}

TEST_CASE("exponential schedule: the distance to the end shrinks by a factor") {
  const ExponentialSchedule epsilon{.from = 1, .to = 0.2, .factor = 0.25, .every = 2};
  CHECK(epsilon(0) == 1);
  CHECK(epsilon(1) == doctest::Approx(0.6));  // half of 0.8
  CHECK(epsilon(2) == doctest::Approx(0.4));
}

TEST_CASE("step schedule: a staircase") {
  const StepSchedule rate{.from = 8, .factor = 0.5, .every = 10};
  CHECK(rate(0) == 8);
  CHECK(rate(9) == 8);
  CHECK(rate(10) == 4);
  CHECK(rate(35) == 1);
}

TEST_CASE("inverse time schedule: one over time") {
  const InverseTimeSchedule rate{.from = 1, .rate = 0.5, .every = 10};
  CHECK(rate(0) == 1);
  CHECK(rate(20) == 0.5);
  CHECK(rate(60) == 0.25);
}

TEST_CASE("schedules: any of them is a Schedule, and so is a function") {
  Schedule schedule = LinearSchedule{.from = 1, .to = 0, .steps = 2};
  CHECK(schedule(1) == 0.5);
  schedule = [](long step) { return step < 3 ? 1.0 : 0.1; };
  CHECK(schedule(3) == 0.1);
}

TEST_CASE("schedules: settings that make no sense are refused") {
  CHECK_THROWS_WITH_AS((LinearSchedule{.steps = 0}(1)), "linear schedule: steps is 0, it must be positive",
                       ConfigError);
  CHECK_THROWS_AS((PolynomialSchedule{.steps = 1, .power = 0}(1)), ConfigError);
  CHECK_THROWS_AS(CosineSchedule{.steps = -1}(1), ConfigError);
  CHECK_THROWS_AS((ExponentialSchedule{.factor = -1}(1)), ConfigError);
  CHECK_THROWS_AS(StepSchedule{.every = 0}(1), ConfigError);
  CHECK_THROWS_AS(InverseTimeSchedule{.rate = -1}(1), ConfigError);
}
