#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <set>
#include <string>

#include "minirl/core/errors.hpp"
#include "minirl/core/rng.hpp"
#include "minirl/core/text.hpp"

using namespace minirl;

namespace {
constexpr auto lowest = std::numeric_limits<std::int64_t>::min();
constexpr auto highest = std::numeric_limits<std::int64_t>::max();
}  // namespace

// Expected numbers marked "NumPy" were printed by NumPy 2.4.6.

TEST_CASE("Rng: seed 42 draws what default_rng(42) draws (NumPy)") {
  Rng rng(42);
  CHECK(rng.random() == 0.7739560485559633);
  CHECK(rng.random() == 0.4388784397520523);
  CHECK(rng.random() == 0.8585979199113825);
  Rng floats(42);
  CHECK(floats.random_float() == 0x1.6d926p-4f);
  CHECK(floats.random_float() == 0x1.8c43f6p-1f);
  Rng lists(42);
  CHECK(lists.permutation(6) == std::vector{3, 2, 5, 4, 1, 0});
  CHECK(lists.choice_without_replacement(10, 4) == std::vector{0, 5, 9, 1});
  CHECK(lists.integers_inclusive(lowest, highest) == 5276955028067489600);
}

TEST_CASE(
    "Rng::bytes: seven uint8 take two 32-bit words, the next double is the second of the stream (NumPy)") {
  Rng rng(42);
  std::array<std::uint8_t, 7> bytes;
  rng.bytes(bytes);
  CHECK(bytes == std::array<std::uint8_t, 7>{136, 38, 217, 22, 205, 251, 33});
  CHECK(rng.random() == 0.4388784397520523);
}

TEST_CASE("Rng::choice: float probabilities are summed in double (NumPy)") {
  Rng rng(42);
  const std::array<float, 3> p{0.2f, 0.3f, 0.5f};
  for (const int expected : {2, 1, 2, 2, 0, 2, 2, 2}) CHECK(rng.choice(p) == expected);
}

TEST_CASE("Rng::stream: a child of the seed, whatever was drawn before (NumPy)") {
  const Rng fresh(42);
  CHECK(fresh.stream("agent").random() == 0.364503585262388);
  CHECK(fresh.stream("agent").stream("q_net").random() == 0.6372460592357646);
  Rng used(42);
  for (int i = 0; i < 17; ++i) used.random();
  used.normal();
  used.next32();
  CHECK(used.stream("agent") == fresh.stream("agent"));
  CHECK_FALSE(fresh.stream("agent") == fresh.stream("agents"));
  CHECK_FALSE(fresh.stream("a").stream("b") == fresh.stream("b").stream("a"));
}

TEST_CASE("Rng: a copy goes on with the same draws") {
  Rng rng(5);
  rng.normal();
  rng.next32();
  Rng copy = rng;
  CHECK(copy.normal() == rng.normal());
  CHECK(copy.next32() == rng.next32());
  CHECK(copy.random() == rng.random());
}

TEST_CASE("Rng::state: restoring continues bit for bit, with the kept half and the kept normal") {
  Rng rng = Rng(7).stream("replay");
  rng.normal();
  rng.integers(0, 2);
  Rng restored = Rng::from_state(rng.state());
  CHECK(restored == rng);
  CHECK(restored.normal() == rng.normal());
  CHECK(restored.integers(0, 1000) == rng.integers(0, 1000));
  CHECK(restored.random() == rng.random());
  CHECK(restored.stream("x") == rng.stream("x"));
  CHECK(restored.state() == rng.state());
}

TEST_CASE("Rng::from_state: a damaged state is refused") {
  RngState state = Rng(1).state();
  state.words[8] = 2;
  CHECK_THROWS_AS(Rng::from_state(state), ConfigError);
}

TEST_CASE("Rng::integers: the ends are reached and never passed, at every width") {
  Rng rng(11);
  std::set<std::int64_t> seen;
  for (int i = 0; i < 200; ++i) seen.insert(rng.integers(-2, 3));
  CHECK(seen == std::set<std::int64_t>{-2, -1, 0, 1, 2});
  CHECK(rng.integers(highest - 1, highest) == highest - 1);
  CHECK(rng.integers_inclusive(highest, highest) == highest);
  CHECK(rng.integers_inclusive(lowest, lowest) == lowest);
  bool negative = false, positive = false;
  for (int i = 0; i < 64; ++i) (rng.integers_inclusive(lowest, highest) < 0 ? negative : positive) = true;
  CHECK((negative && positive));
}

TEST_CASE("Rng::shuffle: any type, and nothing is lost") {
  std::vector<std::string> words{"a", "b", "c", "d", "e"};
  Rng(3).shuffle(std::span(words));
  CHECK(words != std::vector<std::string>{"a", "b", "c", "d", "e"});
  std::sort(words.begin(), words.end());
  CHECK(words == std::vector<std::string>{"a", "b", "c", "d", "e"});
  Rng rng(3);
  rng.shuffle(std::span<int>());
  CHECK(rng == Rng(3));
}

TEST_CASE("Rng::choice_without_replacement: k different ones by either method, also all and none") {
  for (const auto& [n, k] : {std::pair{10, 10}, {10, 0}, {30000, 700}, {30000, 3}, {1, 1}}) {
    Rng rng(8);
    const std::vector<int> sample = rng.choice_without_replacement(n, k);
    const std::set<int> different(sample.begin(), sample.end());
    CHECK(sample.size() == static_cast<std::size_t>(k));
    CHECK(different.size() == sample.size());
    if (k > 0) CHECK((*different.begin() >= 0 && *different.rbegin() < n));
  }
}

TEST_CASE("Rng: arguments that make no sense name their numbers") {
  Rng rng(0);
  CHECK_THROWS_WITH_AS(rng.integers(3, 3), "Rng::integers: needs low < high, got 3 and 3", ConfigError);
  CHECK_THROWS_AS(rng.integers_inclusive(3, 2), ConfigError);
  CHECK_THROWS_WITH_AS(rng.uniform(1, 0.5), "Rng::uniform: needs finite low <= high, got 1 and 0.5",
                       ConfigError);
  CHECK_THROWS_AS(rng.uniform(-1e308, 1e308), ConfigError);
  CHECK_THROWS_AS(rng.uniform(0, std::nan("")), ConfigError);
  CHECK_THROWS_AS(rng.choice(0), ConfigError);
  CHECK_THROWS_AS(rng.permutation(-1), ConfigError);
  CHECK_THROWS_AS(rng.normal(0, -1), ConfigError);
  CHECK_THROWS_WITH_AS(rng.choice_without_replacement(3, 4),
                       "Rng::choice_without_replacement: cannot take 4 different of 3", ConfigError);
  CHECK_THROWS_AS(rng.choice_without_replacement(3, -1), ConfigError);
}

TEST_CASE("Rng::choice: probabilities must be some, none negative, and sum to 1") {
  Rng rng(0);
  const std::array negative{0.5, -0.25, 0.75};
  CHECK_THROWS_WITH_AS(rng.choice(negative),
                       "choice: probability 1 of 3 is -0.25; none may be negative or NaN", ConfigError);
  const std::array low{0.5, 0.25};
  CHECK_THROWS_WITH_AS(rng.choice(low),
                       "choice: the 2 probabilities sum to 0.75, not to 1; divide each by their sum",
                       ConfigError);
  const std::array no_number{0.5, std::nan("")};
  CHECK_THROWS_AS(rng.choice(no_number), ConfigError);
  CHECK_THROWS_AS(rng.choice(std::span<const double>()), ConfigError);
  const std::array just_off{0.5, 0.5 + 2e-8};
  CHECK_THROWS_AS(rng.choice(just_off), ConfigError);
  const std::array close_enough{0.5, 0.5 + 1e-8};
  CHECK_NOTHROW(rng.choice(close_enough));
  const std::array<float, 2> close_floats{0.5f, 0.5001f};
  CHECK_NOTHROW(rng.choice(close_floats));
}

TEST_CASE("Rng::normal: mean, variance, skewness and kurtosis of 200 000 draws") {
  constexpr int n = 200000;
  Rng rng(2024);
  double m1 = 0, m2 = 0, m3 = 0, m4 = 0;
  for (int i = 0; i < n; ++i) {
    const double x = rng.normal();
    m1 += x / n;
    m2 += x * x / n;
    m3 += x * x * x / n;
    m4 += x * x * x * x / n;
  }
  // Four standard errors of each moment of n normals: sqrt(1/n), sqrt(2/n), sqrt(15/n), sqrt(96/n).
  const double unit = 4 / std::sqrt(static_cast<double>(n));
  CHECK(std::abs(m1) < unit);
  CHECK(std::abs(m2 - 1) < unit * std::sqrt(2.0));
  CHECK(std::abs(m3) < unit * std::sqrt(15.0));
  CHECK(std::abs(m4 - 3) < unit * std::sqrt(96.0));
}

TEST_CASE("Rng::normal: mean and standard deviation scale and shift the same draw") {
  Rng plain(6), scaled(6);
  for (int i = 0; i < 5; ++i) CHECK(scaled.normal(10, 2) == 10 + 2 * plain.normal());
}
