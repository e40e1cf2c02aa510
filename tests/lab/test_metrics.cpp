#include <doctest/doctest.h>

#include "minirl/core/errors.hpp"
#include "minirl/lab/metrics.hpp"

using namespace minirl;

TEST_CASE("Metrics: counts of the whole run, averages of the last episodes") {
  Metrics metrics;
  CHECK(metrics.number_of_episodes() == 0);
  CHECK(metrics.environment_steps() == 0);
  CHECK(metrics.average_return() == 0);
  CHECK(metrics.average_episode_length() == 0);
  for (int k = 1; k <= 15; ++k) metrics.observe({5 * k, 100, k, 2.0 * k, k, 0.1});
  CHECK(metrics.number_of_episodes() == 15);
  CHECK(metrics.environment_steps() == 75);
  CHECK(metrics.average_return() == 21);            // 2 * (6 + 15) / 2
  CHECK(metrics.average_episode_length() == 10.5);  // (6 + 15) / 2
}

TEST_CASE("Metrics: the end of the run is no episode") {
  Metrics metrics(3);
  metrics.observe({10, 100, 1, 4, 10, 0.1});
  metrics.observe({17, 100, 1, 4, 10, 0.1, true});
  CHECK(metrics.number_of_episodes() == 1);
  CHECK(metrics.environment_steps() == 17);
  CHECK(metrics.average_return() == 4);
  CHECK_FALSE(metrics.window_is_full());
}

TEST_CASE("Metrics: an average over no episodes") {
  CHECK_THROWS_WITH_AS(Metrics(0), "Metrics: an average over 0 episodes; give at least 1", ConfigError);
}
