#include <doctest/doctest.h>

#include <array>
#include <limits>

#include "minirl/core/errors.hpp"
#include "minirl/core/legacy_rng.hpp"

using namespace minirl;

// Expected numbers were printed by NumPy 2.4.6.

TEST_CASE("LegacyRng: randn hands out the second of a pair first") {
  LegacyRng rng(42);
  CHECK(rng.randn() == 0.4967141530112327);
  CHECK(rng.randn() == -0.13826430117118466);
  CHECK(rng.randn() == 0.6476885381006925);
  CHECK(rng.randn() == 1.5230298564080254);
  CHECK(rng.permutation(5) == std::vector{4, 0, 3, 2, 1});
}

TEST_CASE("LegacyRng: a key of words is another seed than a number") {
  const std::array<std::uint32_t, 2> key{1, 2};
  LegacyRng rng(key);
  for (const int expected : {55, 24, 48, 3, 7}) CHECK(rng.randint(0, 100) == expected);
  CHECK(rng.randint(std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max()) ==
        4221122831348008102);
}

TEST_CASE("LegacyRng: a key longer than the state is used to its end") {
  std::vector<std::uint32_t> key(700, 5);
  LegacyRng one(key);
  key.back() = 6;
  LegacyRng other(key);
  CHECK(one.next32() != other.next32());
}

TEST_CASE("LegacyRng: one value only is not drawn") {
  LegacyRng rng(1), same(1);
  CHECK(rng.randint(4, 5) == 4);
  CHECK(rng.next32() == same.next32());
}

TEST_CASE("LegacyRng: arguments that make no sense are refused") {
  LegacyRng rng(0);
  CHECK_THROWS_AS(rng.randint(1, 1), ConfigError);
  CHECK_THROWS_AS(rng.choice(0), ConfigError);
  CHECK_THROWS_AS(rng.choice(std::array{0.5, 0.4}), ConfigError);
  CHECK_THROWS_AS(rng.choice_without_replacement(2, 3), ConfigError);
  CHECK_THROWS_AS(rng.permutation(-1), ConfigError);
  CHECK_THROWS_AS(rng.rand_n(-1), ConfigError);
  CHECK_THROWS_AS(rng.uniform(0, std::numeric_limits<double>::infinity()), ConfigError);
  CHECK_THROWS_AS(LegacyRng(std::span<const std::uint32_t>()), ConfigError);
}
