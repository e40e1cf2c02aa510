#include "minirl/rl/sum_tree.hpp"

#include <doctest/doctest.h>

#include "minirl/core/errors.hpp"
#include "minirl/core/rng.hpp"
#include "rl/corridor_steps.hpp"

using namespace minirl;

TEST_CASE("sum tree: the picture of its header") {
  SumTree tree(4);
  tree.set(0, 3), tree.set(1, 1), tree.set(2, 2), tree.set(3, 4);
  CHECK(tree.total() == 10);
  CHECK(tree.find(0) == 0);
  CHECK(tree.find(2.9) == 0);
  CHECK(tree.find(3) == 1);
  CHECK(tree.find(5.5) == 2);
  CHECK(tree.find(6) == 3);
  CHECK(tree.find(10) == 3);
  tree.set(3, 0);
  CHECK(tree.total() == 6);
  CHECK(tree[2] == 2);
  CHECK(tree.find(6) == 2);  // never one that is 0
}

TEST_CASE("sum tree: any number of leaves, against a plain sum") {
  for (const int leaves : {1, 2, 3, 5, 8, 13}) {
    CAPTURE(leaves);
    SumTree tree(leaves);
    Rng rng(static_cast<std::uint64_t>(leaves));
    std::vector<double> values(static_cast<std::size_t>(leaves));
    for (int change = 0; change < 200; ++change) {
      const int leaf = rng.choice(leaves);
      const double value = rng.choice(5);  // whole numbers: sums are exact in any order, some leaves are 0
      values[static_cast<std::size_t>(leaf)] = value;
      tree.set(leaf, value);
      double total = 0;
      for (const double v : values) total += v;
      REQUIRE(tree.total() == total);
      if (total == 0) continue;
      const double mass = rng.uniform(0, total);
      int expected = 0;
      for (double sum = values[0]; sum <= mass; sum += values[static_cast<std::size_t>(expected)]) ++expected;
      REQUIRE(tree.find(mass) == expected);
    }
  }
}

TEST_CASE("sum tree: what cannot be is refused in words") {
  CHECK_THROWS_WITH_AS(SumTree(0), "sum tree: 0 leaves, at least 1 is needed", ConfigError);
  SumTree tree(3);
  CHECK_THROWS_AS(tree.find(0), StateError);
  CHECK_THROWS_AS(tree.set(3, 1), ConfigError);
  CHECK_THROWS_AS(tree.set(-1, 1), ConfigError);
  CHECK_THROWS_AS(tree.set(0, -1), ConfigError);
  CHECK_THROWS_AS(tree.set(0, std::numeric_limits<double>::quiet_NaN()), ConfigError);
  CHECK_THROWS_AS(tree.set(0, std::numeric_limits<double>::infinity()), ConfigError);
  SumTree larger(9);
  CHECK_THROWS_AS(restore(larger, tree), IoError);
}
