// A genetic search has settings of its own, and they decide what it costs and whether it succeeds:
//     population    candidates in a generation         generations   how many of them there are
//     episodes      a candidate plays in each          sigma         how far the first mutations go
// It plays population * generations * episodes episodes, and some more to settle which of the last generation
// is best. Few candidates lack variety; few generations never improve on what chance gave; few episodes
// mistake luck for skill.
//
// Set the four so that with 7000 episodes at most, from each of three seeds, it finds weights that keep the
// pole up for 475 steps on average of 100 new episodes: that is what counts as solved for CartPole-v1.
#include "minirl/chapter.hpp"

using namespace minirl;

GeneticConfig settings() {
  // 50 * 10 * 10 = 5000 episodes, and 1632 to choose from the last generation.
  return {.population = 50, .sigma = 0.5, .generations = 10, .episodes = 10};
}

// ---- Your code is above. Below are its checks: read them, leave them as they are. ----

double one_episode(const Weights& w, std::uint64_t seed) {
  TimeLimit env(CartPole{}, 500);
  return play_episode(env, LinearPolicy{.w1 = w[1], .w2 = w[2], .w0 = w[0]}, seed).total();
}

GeneticConfig with_short_race() {
  GeneticConfig config = settings();
  config.race = {.first_episodes = 16, .last_episodes = 64};
  config.crossover = uniform_crossover;
  return config;
}

TEST_CASE("2.9: three searches with 7000 episodes each find weights that solve CartPole") {
  const GeneticConfig config = with_short_race();
  const int product = config.population * config.generations * config.episodes;
  REQUIRE_MESSAGE(product <= 7000, config.population, " * ", config.generations, " * ", config.episodes,
                  " = ", product, " episodes are too many, 7000 are allowed");
  for (const std::uint64_t seed : {1, 2, 3}) {
    const SearchResult found = genetic_search(one_episode, config, Rng(seed));
    CHECK_MESSAGE(found.episodes <= 7000, "the search played ", found.episodes,
                  " episodes, 7000 are allowed; ", found.episodes - product,
                  " of them to choose from the last generation");
    const Weights& w = found.best.weights;
    TimeLimit env(CartPole{}, 500);
    const Evaluation exam = evaluate(env, LinearPolicy{.w1 = w[1], .w2 = w[2], .w0 = w[0]});
    const std::string why = config.population < 20 ? "so small a population has little variety"
                            : config.generations < 5
                                ? "so few generations hardly improve on what chance gave"
                                : "share the episodes out in another way, or change sigma";
    CHECK_MESSAGE(exam.mean >= 475, "seed ", seed, ": 100 new episodes last ", exam.mean,
                  " steps on average; ", why);
  }
}
