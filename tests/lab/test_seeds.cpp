#include <doctest/doctest.h>

#include <chrono>
#include <cmath>
#include <set>
#include <thread>

#include "minirl/core/errors.hpp"
#include "minirl/core/flush_denormals.hpp"
#include "minirl/core/rng.hpp"
#include "minirl/core/text.hpp"
#include "minirl/lab/seeds.hpp"
#include "minirl/tensor/tensor.hpp"

using namespace minirl;

TEST_CASE("seed_range: counts from the first") {
  CHECK(seed_range(1000, 3) == std::vector<std::uint64_t>{1000, 1001, 1002});
  CHECK(seed_range(0, 0).empty());
}

TEST_CASE("for_seeds: results stand in the order of the seeds, whatever the number of threads") {
  const auto seeds = seed_range(0, 40);
  // Early seeds take longer, so that late ones end first.
  const auto f = [](std::uint64_t seed) {
    Rng rng(seed);
    double sum = 0;
    for (std::uint64_t i = 0; i < 100 * (40 - seed); ++i) sum += rng.random();
    return Tensor::vector({static_cast<Scalar>(seed), static_cast<Scalar>(sum)});
  };
  const std::vector<Tensor> alone = for_seeds(seeds, f, 1);
  REQUIRE(alone.size() == 40);
  for (int i = 0; i < 40; ++i) CHECK(alone[static_cast<std::size_t>(i)][0] == static_cast<float>(i));
  for (const int threads : {2, 3, 64}) CHECK(for_seeds(seeds, f, threads) == alone);
}

TEST_CASE("for_seeds: several threads take part, each with the denormal mode of the caller") {
  const auto flushed = [](std::uint64_t) {
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
    return std::pair(std::this_thread::get_id(), denormals_are_flushed());
  };
  const auto check_mode = [&](bool expected) {
    std::set<std::thread::id> threads;
    for (const auto& [id, mode] : for_seeds(seed_range(0, 20), flushed, 4)) {
      threads.insert(id);
      CHECK(mode == expected);
    }
    CHECK(threads.size() > 1);
  };
  check_mode(false);
  const FlushDenormals guard;
  check_mode(detail::flush_bits != 0);
}

TEST_CASE("for_seeds: the error of the first seed that fails comes through") {
  const auto f = [](std::uint64_t seed) -> int {
    if (seed >= 5) throw ConfigError(join("seed ", seed));
    return 0;
  };
  for (const int threads : {1, 4}) {
    CHECK_THROWS_WITH_AS(for_seeds(seed_range(0, 10), f, threads), "seed 5", ConfigError);
  }
  CHECK_THROWS_WITH_AS(for_seeds(seed_range(0, 1), f, 0), "for_seeds: 0 threads, at least 1 is needed",
                       ConfigError);
  CHECK(for_seeds({}, f).empty());
}
