#include <doctest/doctest.h>

#include <algorithm>
#include <vector>

#include "minirl/agents/hardcoded.hpp"
#include "minirl/core/statistics.hpp"
#include "minirl/core/text.hpp"
#include "minirl/envs/notebook_cartpole.hpp"
#include "minirl/files/csv.hpp"
#include "minirl/tensor/tensor.hpp"

using namespace minirl;

namespace {

using State = NotebookCartPole::State;

// The starting states of the notebook's games, in order.
std::vector<State> starts_in(const char* file) {
  const Csv csv = Csv::read(std::string(MINIRL_DATA_DIR "/golden/notebook/") + file);
  const std::size_t first = csv.column("x");
  std::vector<State> starts(csv.rows());
  for (std::size_t i = 0; i < csv.rows(); ++i) {
    for (std::size_t k = 0; k < 4; ++k) starts[i][k] = parse_hexfloat(csv.cell(i, first + k), "state");
  }
  return starts;
}

// The notebook's play_game: its count starts at 1.
std::vector<double> counts(const std::vector<State>& starts, int max_steps, auto policy) {
  NotebookCartPole env(max_steps);
  std::vector<double> result;
  for (const State& start : starts) result.push_back(1 + episode_length(env, start, policy));
  return result;
}

// "max min mean", as the notebook's test_policy prints it.
std::string printed(const std::vector<double>& values) {
  const Summary s = summarise(values);
  return join(s.max, " ", s.min, " ", s.mean);
}

}  // namespace

TEST_CASE("hard-coded policies: the side they push to, for tensors and arrays alike") {
  const State leans_right_swings_left = {0, 0, 0.1, -0.3};
  const Tensor s = Tensor::vector({0, 0, 0.1f, -0.3f});
  CHECK(angle_policy(leans_right_swings_left) == 1);
  CHECK(angle_policy(s) == 1);
  CHECK(angle_and_velocity_policy(leans_right_swings_left) == 0);
  CHECK(angle_and_velocity_policy(s) == 0);
  CHECK(LinearPolicy{.w1 = 4, .w2 = 1}(s) == 1);
  CHECK(LinearPolicy{.w1 = 4, .w2 = 1, .w0 = -0.2}(leans_right_swings_left) == 0);
  CHECK(angle_policy(State{}) == 0);
}

TEST_CASE("notebook: play_game_nirbhay, 72 25 43.313") {
  CHECK(printed(counts(starts_in("nb_test_policy.csv"), 2000, angle_policy)) == "72 25 43.313");
}

TEST_CASE("notebook: play_game_1, 2001 243 1565.713") {
  CHECK(printed(counts(starts_in("nb_test_policy.csv"), 2000, angle_and_velocity_policy)) ==
        "2001 243 1565.713");
}

TEST_CASE("notebook: one game of play_game_nirbhay with seed 1 counts to 51") {
  CHECK(counts({starts_in("nb_test_policy.csv").at(1)}, 500, angle_policy).front() == 51);
}

TEST_CASE("notebook: basic_policy over 500 games, to the last digit") {
  std::vector<double> totals;
  NotebookCartPole env(2000);
  for (const State& start : starts_in("nb_basic_policy.csv")) {
    totals.push_back(episode_length(env, start, angle_policy));
  }
  REQUIRE(totals.size() == 500);
  std::sort(totals.begin(), totals.end());  // the last digits are those of the sum in this order
  const Summary s = summarise(totals);
  CHECK(join(s.mean, " ", s.std, " ", s.min, " ", s.max) == "41.718 8.858356280936096 24 68");
}

TEST_CASE("notebook: create_policy(1, 1, 0) and create_policy(2, 2, 0) are the same policy") {
  std::vector<State> starts = starts_in("nb_test_policy.csv");
  starts.resize(50);
  const auto once = counts(starts, 5000, LinearPolicy{.w1 = 1, .w2 = 1});
  CHECK(once == counts(starts, 5000, LinearPolicy{.w1 = 2, .w2 = 2}));
  CHECK(once == counts(starts, 5000, angle_and_velocity_policy));
}

TEST_CASE(
    "notebook: the assignment's sign is wrong, left if the sum is positive lets the pole fall at once") {
  std::vector<State> starts = starts_in("nb_test_policy.csv");
  const double right = summarise(counts(starts, 500, LinearPolicy{.w1 = 1, .w2 = 1})).mean;
  const double wrong = summarise(counts(starts, 500, LinearPolicy{.w1 = -1, .w2 = -1})).mean;
  CHECK(right > 400);
  CHECK(wrong < 12);
}
