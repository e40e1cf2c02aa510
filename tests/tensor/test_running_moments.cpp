#include "minirl/tensor/running_moments.hpp"

#include <doctest/doctest.h>

#include "minirl/core/errors.hpp"

using namespace minirl;

TEST_CASE("running moments: batches add up to the moments of all rows") {
  RunningMoments moments(2);
  moments.update(Tensor::matrix({{1, 10}, {3, 10}}));
  moments.update(Tensor::matrix({{5, 10}, {7, 10}, {9, 10}}));
  CHECK(moments.mean()[0] == doctest::Approx(5).epsilon(1e-4));
  CHECK(moments.variance()[0] == doctest::Approx(8).epsilon(1e-4));  // (16 + 4 + 0 + 4 + 16) / 5
  CHECK(moments.mean()[1] == doctest::Approx(10).epsilon(1e-4));
  CHECK(moments.variance()[1] < 0.01);  // what is left of the beginning
  CHECK(moments.count() == doctest::Approx(5.0001));
}

TEST_CASE("running moments: rows are standardised, and cut off") {
  const RunningMoments fresh(2);
  const Tensor y = fresh.standardised(Tensor::matrix({{1, -2}, {100, -100}}));
  CHECK(y(0, 0) == doctest::Approx(1));
  CHECK(y(0, 1) == doctest::Approx(-2));
  CHECK(y(1, 0) == 10);
  CHECK(y(1, 1) == -10);
  CHECK(fresh.standardised(Tensor::matrix({{9, 9}}), 5) == Tensor::matrix({{5, 5}}));
}

TEST_CASE("running moments: what they refuse") {
  RunningMoments moments(3);
  CHECK_THROWS_WITH_AS(moments.update(Tensor({2, 4})),
                       "RunningMoments: update needs rows of 3 features, x is [2, 4]", ShapeError);
  CHECK_THROWS_AS(moments.update(Tensor({3})), ShapeError);
  CHECK_THROWS_AS(moments.update(Tensor({0, 3})), ShapeError);
  CHECK_THROWS_AS(moments.standardised(Tensor({1, 2})), ShapeError);
  CHECK_THROWS_AS(RunningMoments(0), ConfigError);
}
