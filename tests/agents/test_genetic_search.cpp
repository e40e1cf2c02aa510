#include <doctest/doctest.h>

#include <cmath>

#include "minirl/agents/genetic_search.hpp"
#include "minirl/core/fields.hpp"

using namespace minirl;

namespace {

double hill(const Weights& w, std::uint64_t) {
  double height = 0;
  for (const double weight : w) height -= (weight - 2) * (weight - 2);
  return height;
}

}  // namespace

TEST_CASE("random_weights: as many as asked for, within the range") {
  Rng rng(0);
  const Weights w = random_weights(1000, 0.5, rng);
  CHECK(w.size() == 1000);
  CHECK(*std::min_element(w.begin(), w.end()) >= -0.5);
  CHECK(*std::min_element(w.begin(), w.end()) < -0.45);
  CHECK(*std::max_element(w.begin(), w.end()) < 0.5);
  CHECK(*std::max_element(w.begin(), w.end()) > 0.45);
}

TEST_CASE("tournament: of 3 of 10 the best, so rank i wins as often as ((i+1)^3 - i^3) / 1000 says") {
  std::vector<Candidate> population(10);
  for (std::size_t i = 0; i < 10; ++i) population[i].fitness = static_cast<double>(i);
  Rng rng(4);
  std::vector<double> wins(10);
  constexpr int tournaments = 50'000;
  for (int k = 0; k < tournaments; ++k) ++wins[tournament(population, 3, rng)];
  for (int i = 0; i < 10; ++i) {
    const double expected = (std::pow(i + 1, 3) - std::pow(i, 3)) / 1000;
    CHECK(std::abs(wins[static_cast<std::size_t>(i)] / tournaments - expected) < 0.009);  // 4 deviations
  }
}

TEST_CASE("tournament: of one, chance alone decides") {
  const std::vector<Candidate> population{{{0}, 100}, {{1}, 0}};
  Rng rng(0);
  int losers = 0;
  for (int k = 0; k < 1000; ++k) losers += tournament(population, 1, rng) == 1 ? 1 : 0;
  CHECK(std::abs(losers - 500) < 64);
}

TEST_CASE("uniform_crossover: each weight from mother or father, in its place, half and half") {
  const Weights mother(1000, 1.0), father(1000, 2.0);
  Rng rng(3);
  const Weights child = uniform_crossover(mother, father, rng);
  const auto from_mother = std::count(child.begin(), child.end(), 1.0);
  CHECK(from_mother + std::count(child.begin(), child.end(), 2.0) == 1000);
  CHECK(std::abs(from_mother - 500) < 64);
  CHECK(uniform_crossover({1, 2, 3}, {1, 2, 3}, rng) == Weights{1, 2, 3});
  CHECK_THROWS_WITH_AS(uniform_crossover({1, 2}, {1}, rng),
                       "uniform_crossover: the mother has 2 weights, the father 1", ShapeError);
}

TEST_CASE("mutated: normal noise of the given deviation around the parent") {
  Rng rng(2);
  CHECK(mutated({1, 2, 3}, 0, rng) == Weights{1, 2, 3});
  const Weights child = mutated(Weights(10'000, 5.0), 0.1, rng);
  double mean = 0, square = 0;
  for (const double w : child) mean += w / 1e4, square += (w - 5) * (w - 5) / 1e4;
  CHECK(mean == doctest::Approx(5).epsilon(0.001));
  CHECK(std::sqrt(square) == doctest::Approx(0.1).epsilon(0.03));
}

TEST_CASE(
    "offspring: the elite as it is, then children of the fitter; one parent unless there is a crossover") {
  std::vector<Candidate> ranked;
  for (int i = 0; i < 6; ++i) ranked.push_back({{10.0 * i, 10.0 * i + 1}, -i * 1.0});
  GeneticConfig config{.weights = 2, .population = 6, .elite = 2};
  config.select = [](const auto&, int, Rng& rng) { return static_cast<std::size_t>(rng.choice(2)); };
  Rng rng(0);
  const std::vector<Candidate> next = offspring(ranked, config, 0, rng);
  REQUIRE(next.size() == 6);
  CHECK(next[0].weights == Weights{0, 1});
  CHECK(next[1].weights == Weights{10, 11});
  for (const Candidate& c : next) CHECK((c.weights == Weights{0, 1} || c.weights == Weights{10, 11}));

  config.crossover = [](const Weights& mother, const Weights& father, Rng&) {
    return Weights{mother[0], father[1]};
  };
  bool mixed = false;
  for (int i = 0; i < 20; ++i) {
    for (const Candidate& c : offspring(ranked, config, 0, rng)) {
      mixed = mixed || c.weights == Weights{0, 11} || c.weights == Weights{10, 1};
    }
  }
  CHECK(mixed);
}

TEST_CASE("genetic_search: climbs a hill that starts out of its range, asexual and sexual") {
  for (const bool sexual : {false, true}) {
    GeneticConfig config{.generations = 40, .episodes = 1, .race = {.first_episodes = 1, .last_episodes = 1}};
    if (sexual) config.crossover = uniform_crossover;
    const SearchResult result = genetic_search(hill, config, Rng(0));
    CHECK(result.best.fitness > -0.01);
    CHECK(result.history.size() == 40);
    CHECK(result.history.front().best.fitness < -1);
    CHECK(result.episodes == 40 * 50 + 50);
  }
}

TEST_CASE("genetic_search: the same seed finds the same weights, another seed others") {
  const GeneticConfig config{.generations = 3};
  CHECK(genetic_search(hill, config, Rng(1)).best.weights ==
        genetic_search(hill, config, Rng(1)).best.weights);
  CHECK(genetic_search(hill, config, Rng(1)).best.weights !=
        genetic_search(hill, config, Rng(2)).best.weights);
}

TEST_CASE("genetic_search: mutations get smaller by sigma_decay in each generation") {
  std::vector<double> sigmas;
  GeneticConfig config{.population = 2, .elite = 1, .sigma = 8, .sigma_decay = 0.5, .generations = 4};
  config.mutate = [&](Weights w, double sigma, Rng&) {
    sigmas.push_back(sigma);
    return w;
  };
  genetic_search(hill, config, Rng(0));
  CHECK(sigmas == std::vector<double>{8, 4, 2});
}

TEST_CASE("genetic_search: settings that make no sense") {
  CHECK_THROWS_AS(genetic_search(hill, {.weights = 0}, Rng(0)), ConfigError);
  CHECK_THROWS_AS(genetic_search(hill, {.population = 5, .elite = 5}, Rng(0)), ConfigError);
  CHECK_THROWS_AS(genetic_search(hill, {.tournament = 0}, Rng(0)), ConfigError);
  CHECK_THROWS_AS(genetic_search(hill, {.sigma = -0.1}, Rng(0)), ConfigError);
  CHECK_THROWS_AS(genetic_search(hill, {.generations = 0}, Rng(0)), ConfigError);
  CHECK_THROWS_AS(genetic_search(hill, {.episodes = 0}, Rng(0)), ConfigError);
}

TEST_CASE("genetic_search: settings by name, those of its race among them") {
  GeneticConfig config;
  set_field(config, "sigma_decay", "0.75");
  set_field(config, "last_episodes", "99");
  CHECK(config.sigma_decay == 0.75);
  CHECK(config.race.last_episodes == 99);
}
