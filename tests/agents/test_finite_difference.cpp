#include <doctest/doctest.h>

#include "minirl/agents/finite_difference.hpp"
#include "minirl/core/fields.hpp"

using namespace minirl;

namespace {

double parabola(const Weights& w) { return -3 * w[0] * w[0] + 2 * w[1]; }

}  // namespace

TEST_CASE("central_differences: exact for a parabola") {
  Rng rng(0);
  const Weights g = central_differences(parabola, {1, 5}, 0.5, rng);
  REQUIRE(g.size() == 2);
  CHECK(g[0] == doctest::Approx(-6));  // (-3 * 1.5^2 + 3 * 0.5^2) / 1
  CHECK(g[1] == doctest::Approx(2));
}

TEST_CASE("central_differences: two evaluations for each weight, one weight at a time") {
  Rng rng(0);
  std::vector<Weights> tried;
  central_differences([&](const Weights& w) { return tried.push_back(w), 0.0; }, {1, 2}, 0.25, rng);
  CHECK(tried == std::vector<Weights>{{1.25, 2}, {0.75, 2}, {1, 2.25}, {1, 1.75}});
}

TEST_CASE("simultaneous_perturbation: two evaluations, and right on average") {
  Rng rng(1);
  int evaluations = 0;
  const Objective slope = [&](const Weights& w) { return ++evaluations, 4 * w[0] - w[1]; };
  Weights mean(2);
  constexpr int draws = 20'000;
  for (int i = 0; i < draws; ++i) {
    const Weights g = simultaneous_perturbation(slope, {0, 0}, 0.1, rng);
    // d_0 = d_1 gives (4 - 1) for both, d_0 = -d_1 gives 4 + 1 and -(4 + 1)
    CHECK((g[0] == doctest::Approx(3) || g[0] == doctest::Approx(5)));
    for (std::size_t k = 0; k < 2; ++k) mean[k] += g[k] / draws;
  }
  CHECK(evaluations == 2 * draws);
  CHECK(mean[0] == doctest::Approx(4).epsilon(0.01));
  CHECK(std::abs(mean[1] + 1) < 0.12);  // 4 standard errors
}

TEST_CASE("climbed: a step of the given length, none on flat ground") {
  const Weights w = climbed({1, 1}, {3, -4}, 0.5);
  CHECK(w[0] == doctest::Approx(1.3));
  CHECK(w[1] == doctest::Approx(0.6));
  CHECK(climbed({1, 1}, {0, 0}, 0.5) == Weights{1, 1});
}

TEST_CASE("finite_difference_search: climbs to the top of a hill") {
  const Fitness hill = [](const Weights& w, std::uint64_t) {
    return -(w[0] - 2) * (w[0] - 2) - (w[1] + 1) * (w[1] + 1);
  };
  const SearchResult result = finite_difference_search(hill, {0, 0}, {.updates = 200}, Rng(0));
  CHECK(result.best.weights[0] == doctest::Approx(2).epsilon(0.01));
  CHECK(result.best.weights[1] == doctest::Approx(-1).epsilon(0.01));
  CHECK(result.history.size() == 200);
  CHECK(result.history.front().best.weights == Weights{0, 0});
  CHECK(result.history.front().best.fitness == -5);
  CHECK(result.episodes == 200 * (1 + 2 * 2) * 10 + 10);
}

TEST_CASE("finite_difference_search: both sides play the same episodes, so that luck cancels") {
  const Fitness luck_and_slope = [](const Weights& w, std::uint64_t seed) {
    return 1000 * Rng(seed).random() + w[0];
  };
  const SearchResult result =
      finite_difference_search(luck_and_slope, {0}, {.updates = 3, .episodes = 1}, Rng(0));
  CHECK(result.best.weights[0] == doctest::Approx(1 + 0.5 + 1 / 3.0));  // always uphill, steps of a / k
}

TEST_CASE("finite_difference_search: on flat ground it stands still") {
  const Fitness flat = [](const Weights&, std::uint64_t) { return 9.0; };
  CHECK(finite_difference_search(flat, {1, 2}, {}, Rng(0)).best.weights == Weights{1, 2});
}

TEST_CASE("finite_difference_search: another rule for the gradient; settings that make no sense") {
  const Fitness slope = [](const Weights& w, std::uint64_t) { return w[0]; };
  FiniteDifferenceConfig config{.updates = 2};
  config.gradient = [](const Objective&, const Weights&, double, Rng&) { return Weights{-1}; };
  CHECK(finite_difference_search(slope, {0}, config, Rng(0)).best.weights[0] == doctest::Approx(-1.5));
  CHECK_THROWS_AS(finite_difference_search(slope, {}, {}, Rng(0)), ConfigError);
  CHECK_THROWS_AS(finite_difference_search(slope, {0}, {.c = 0}, Rng(0)), ConfigError);
  CHECK_THROWS_AS(finite_difference_search(slope, {0}, {.a = -1}, Rng(0)), ConfigError);
  CHECK_THROWS_AS(finite_difference_search(slope, {0}, {.updates = 0}, Rng(0)), ConfigError);
}

TEST_CASE("finite_difference_search: settings by name") {
  FiniteDifferenceConfig config;
  set_field(config, "a", "0.5");
  CHECK(config.a == 0.5);
  CHECK(field_texts(config).size() == 4);
}
