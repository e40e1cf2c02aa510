#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <limits>
#include <set>
#include <type_traits>

#include "minirl/core/errors.hpp"
#include "minirl/envs/spaces.hpp"

using namespace minirl;

namespace {
constexpr auto infinity = std::numeric_limits<Scalar>::infinity();
constexpr auto not_a_number = std::numeric_limits<Scalar>::quiet_NaN();
}  // namespace

TEST_CASE("Discrete: what it contains") {
  const Discrete space(3, -1);
  for (const int inside : {-1, 0, 1}) CHECK(space.contains(inside));
  for (const int outside : {-2, 2, std::numeric_limits<int>::min()}) CHECK_FALSE(space.contains(outside));
  CHECK_FALSE(Discrete(2).contains(std::numeric_limits<int>::max()));
  CHECK_THROWS_WITH_AS(Discrete(0), "Discrete: n is 0, it must be at least 1", ConfigError);
}

TEST_CASE("Discrete: its text is Gymnasium's") {
  CHECK(Discrete(2).text() == "Discrete(2)");
  CHECK(Discrete(5, -2).text() == "Discrete(5, start=-2)");
}

TEST_CASE("Discrete: samples are those of Gymnasium") {
  const Discrete space(5, -2);
  Rng rng(0);  // spaces.Discrete(5, start=-2, seed=0)
  for (const int sample : {2, 1, 0, -1, -1, -2}) CHECK(space.sample(rng) == sample);
}

TEST_CASE("Discrete: a mask leaves what it allows") {
  const Discrete space(4, 10);
  const std::array<bool, 4> mask = {false, true, false, true};
  Rng rng(1);
  std::set<int> drawn;
  for (int i = 0; i < 50; ++i) drawn.insert(space.sample(rng, mask));
  CHECK(drawn == std::set<int>{11, 13});
  CHECK(space.sample(rng, std::array<bool, 4>{}) == 10);
  CHECK_THROWS_WITH_AS(space.sample(rng, std::array<bool, 3>{}),
                       "sample: 3 masks for Discrete(4, start=10), which needs 4", ShapeError);
}

TEST_CASE("Discrete: probabilities") {
  const Discrete space(3);
  Rng rng(1);
  for (int i = 0; i < 20; ++i) CHECK(space.sample(rng, std::array<double, 3>{0, 1, 0}) == 1);
  CHECK_THROWS_AS(space.sample(rng, std::array<double, 3>{0.5, 0.2, 0.2}), ConfigError);
  CHECK_THROWS_AS(space.sample(rng, std::array<double, 2>{0.5, 0.5}), ShapeError);
}

TEST_CASE("Box: what it contains") {
  const Box box(Tensor::vector({-1, -infinity}), Tensor::vector({1, 2}));
  CHECK(box.contains(Tensor::vector({-1, 2})));
  CHECK(box.contains(Tensor::vector({1, -infinity})));
  CHECK_FALSE(box.contains(Tensor::vector({1.5, 0})));
  CHECK_FALSE(box.contains(Tensor::vector({not_a_number, 0})));
  CHECK_FALSE(box.contains(Tensor::vector({0, 0, 0})));
  CHECK_FALSE(box.contains(Tensor::matrix({{0, 0}})));
  CHECK_FALSE(box.contains(Tensor::declared({2})));
}

TEST_CASE("Box: a box of whole numbers") {
  const Box box(0, 3, {200}, Box::Numbers::whole);
  CHECK(box.contains(Tensor({200}, 3)));
  CHECK_FALSE(box.contains(Tensor({200}, 0.5)));
  Rng rng(3);
  const Tensor sample = box.sample(rng);
  CHECK(std::set<Scalar>(sample.begin(), sample.end()) == std::set<Scalar>{0, 1, 2, 3});
}

TEST_CASE("Box: its text") {
  CHECK(Box(-2, 2, {1}).text() == "Box(-2, 2, [1])");
  CHECK(Box(0, 255, {84, 84}, Box::Numbers::whole).text() == "Box(0, 255, [84, 84], whole)");
  CHECK(Box(Tensor::vector({-1, -infinity}), Tensor::vector({1, 2})).text() ==
        "Box([-1, -inf], [1, 2], [2])");
}

TEST_CASE("Box: bounds that make no sense") {
  CHECK_THROWS_WITH_AS(Box(Tensor::vector({0, 1}), Tensor::vector({1})), "Box: low is [2], high is [1]",
                       ShapeError);
  CHECK_THROWS_WITH_AS(Box(Tensor::vector({0, 2}), Tensor::vector({1, 1})),
                       "Box: element 1 has the low bound 2 and the high bound 1", ConfigError);
  CHECK_THROWS_AS(Box(not_a_number, 1, {1}), ConfigError);
}

TEST_CASE("Box: samples between two bounds are NumPy's uniform doubles, rounded to float") {
  Rng rng(7), numpy(7);
  const Tensor sample = Box(Tensor::vector({-2, 0}), Tensor::vector({2, 10})).sample(rng);
  CHECK(sample[0] == static_cast<float>(numpy.uniform(-2, 2)));
  CHECK(sample[1] == static_cast<float>(numpy.uniform(0, 10)));
}

TEST_CASE("Box: unbounded sides are normal and exponential") {
  const Box box(Tensor::vector({-infinity, 5, -infinity}), Tensor::vector({infinity, infinity, -5}));
  Rng rng(11);
  double sum[3] = {}, squares = 0;
  constexpr int n = 20'000;
  for (int i = 0; i < n; ++i) {
    const Tensor s = box.sample(rng);
    REQUIRE(box.contains(s));
    for (int k = 0; k < 3; ++k) sum[k] += s[k];
    squares += static_cast<double>(s[0]) * static_cast<double>(s[0]);
  }
  // Four standard errors: 1 / sqrt(n) for the means, sqrt(2 / n) for the mean square.
  CHECK(std::abs(sum[0] / n) < 4 / std::sqrt(n));
  CHECK(std::abs(squares / n - 1) < 4 * std::sqrt(2.0 / n));
  CHECK(std::abs(sum[1] / n - 6) < 4 / std::sqrt(n));
  CHECK(std::abs(sum[2] / n + 6) < 4 / std::sqrt(n));
}

TEST_CASE("SpaceOf: a type and its kind of space") {
  CHECK(std::is_same_v<SpaceOf<int>, Discrete>);
  CHECK(std::is_same_v<SpaceOf<Tensor>, Box>);
}

TEST_CASE("Pixels: frames of one size") {
  const Pixels space(2, 3, 1);
  CHECK(space.contains(Frame(2, 3, 1)));
  CHECK_FALSE(space.contains(Frame(3, 2, 1)));
  CHECK_FALSE(space.contains(Frame(2, 3, 3)));
  CHECK(space.text() == "Pixels(2, 3, 1)");
  CHECK_THROWS_WITH_AS(Pixels(2, 0, 1), "Pixels: 2 x 0 x 1; each extent is at least 1", ShapeError);
}

TEST_CASE("Pixels: a sample has the numbers of a Box of bytes") {
  Rng one(3), other(3);
  const Frame frame = Pixels(4, 5, 3).sample(one);
  const Tensor box = Box(0, 255, {4, 5, 3}, Box::Numbers::whole).sample(other);
  CHECK(to_tensor(frame, 1) == box);
}

TEST_CASE("Box: a world that clips takes every finite action of the shape") {
  const Scalar infinity = std::numeric_limits<Scalar>::infinity();
  const Scalar nan = std::numeric_limits<Scalar>::quiet_NaN();
  const Box strict(-1, 1, {2});
  const Box box = strict.clipping();
  const Tensor outside = Tensor::vector({0, 3});
  CHECK(strict.takes(Tensor::vector({0, 1})));
  CHECK_FALSE(strict.takes(outside));
  CHECK(box.takes(outside));
  CHECK_FALSE(box.contains(outside));
  CHECK_FALSE(box.takes(Tensor::vector({0, infinity})));
  CHECK_FALSE(box.takes(Tensor::vector({nan, 0})));
  CHECK_FALSE(box.takes(Tensor::vector({0, 0, 0})));
  CHECK_FALSE(box.takes(Tensor::declared({2})));
  CHECK_FALSE(box == strict);
  CHECK(Discrete(3).takes(2));
  CHECK_FALSE(Discrete(3).takes(3));
}
