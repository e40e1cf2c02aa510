#include <doctest/doctest.h>

#include <cmath>

#include "minirl/core/errors.hpp"
#include "minirl/envs/registry.hpp"
#include "minirl/envs/tabular_world.hpp"
#include "minirl/rl/policy_evaluation.hpp"
#include "minirl/rl/value_iteration.hpp"
#include "rl/small_tables.hpp"

using namespace minirl;

namespace {

double sampled_return(TabularEnv& env, const TabularPolicy& policy) {
  double sum = 0;
  int s = env.reset();
  for (;;) {
    const Step<int> step = env.step(policy[static_cast<std::size_t>(s)]);
    sum += step.reward;
    s = step.observation;
    if (step.done()) return sum;
  }
}

// How many standard errors the mean of some sampled returns lies from the exact one.
double errors_off(const char* id, const TabularPolicy& policy) {
  const auto env = make_tabular(id);
  const TabularWorld& world = *world_in(*env);
  const int steps = *env_spec(id).max_episode_steps;
  const double exact = expected_return(world.table(), world.start_distribution(), policy, {.steps = steps});
  env->reset(1);
  constexpr int games = 4000;
  double sum = 0, squares = 0;
  for (int i = 0; i < games; ++i) {
    const double r = sampled_return(*env, policy);
    sum += r, squares += r * r;
  }
  const double mean = sum / games, variance = squares / games - mean * mean;
  return std::abs(mean - exact) / std::sqrt(variance / games);
}

}  // namespace

TEST_CASE("action_value: every outcome by its probability, no future after the end") {
  const TransitionTable table = two_states();
  const std::vector<double> values{2, 1000};
  CHECK(action_value(table.at(0, 0), values, 0.5) == 2);
  CHECK(action_value(table.at(1, 1), values, 0.5) == 0.5 * 10 + 0.5 * (0 + 0.5 * 2));
  CHECK(action_values(table, values, 0.5)(0, 1) == 500);
}

TEST_CASE("evaluation_sweep: reads the old values only") {
  // In place, V(0) = V(1) / 2 would already see what state 1 has become, or the other way round.
  const std::vector<double> swept = evaluation_sweep(two_states(), {1, 1}, std::vector<double>{8, 4}, 0.5);
  CHECK(swept == std::vector<double>{2, 5 + 0.25 * 8});
}

TEST_CASE("policy_evaluation: two states solved on paper") {
  const SweptStates stay = policy_evaluation(two_states(), {0, 0}, {.gamma = 0.5});
  CHECK(stay.converged);
  CHECK(stay.values[0] == doctest::Approx(2).epsilon(1e-11));
  CHECK(stay.values[1] == doctest::Approx(4).epsilon(1e-11));
  const SweptStates best = policy_evaluation(two_states(), {1, 1}, {.gamma = 0.5});
  CHECK(best.values[0] == doctest::Approx(20.0 / 7).epsilon(1e-11));
  CHECK(best.values[1] == doctest::Approx(40.0 / 7).epsilon(1e-11));
}

TEST_CASE("policy_evaluation: keeps its sweeps if asked, and says when it has not settled") {
  const SweptStates two =
      policy_evaluation(two_states(), {0, 0}, {.gamma = 1, .sweeps = 2, .keep_history = true});
  CHECK(two.history == std::vector<std::vector<double>>{{1, 2}, {2, 4}});
  CHECK(two.sweeps == 2);
  CHECK(two.change == 2);
  CHECK_FALSE(two.converged);
}

TEST_CASE("policy_evaluation: what makes no sense") {
  CHECK_THROWS_AS(policy_evaluation(two_states(), {0}), ShapeError);
  CHECK_THROWS_WITH_AS(
      policy_evaluation(two_states(), {0, 2}),
      "policy_evaluation: the policy takes action 2 in state 1, which is not possible there; "
      "see possible_actions(1)",
      ConfigError);
  CHECK_THROWS_AS(policy_evaluation(two_states(), {0, 0}, {.gamma = 1.5}), ConfigError);
  CHECK_THROWS_AS(policy_evaluation(two_states(), {0, 0}, {.sweeps = 0}), ConfigError);
}

TEST_CASE("expected_return: counted on paper") {
  const std::vector<double> from_0{1, 0}, half{0.5, 0.5};
  CHECK(expected_return(two_states(), from_0, {0, 0}, {.steps = 7}) == 7);
  CHECK(expected_return(two_states(), half, {0, 0}, {.steps = 2}) == 3);
  CHECK(expected_return(two_states(), from_0, {0, 0}, {.gamma = 0.5, .steps = 3}) == 1.75);
  // 0 -> 1, then 10 with a half: within 2 steps 5, within 4 steps 7.5, in the end 10.
  CHECK(expected_return(two_states(), from_0, {1, 1}, {.steps = 2}) == 5);
  CHECK(expected_return(two_states(), from_0, {1, 1}, {.steps = 4}) == 7.5);
  CHECK(expected_return(two_states(), from_0, {1, 1}, {.steps = 2000}) == 10);
}

TEST_CASE("expected_return: what makes no sense") {
  const std::vector<double> from_0{1, 0}, nothing{0.5, 0}, three{1, 0, 0};
  CHECK_THROWS_AS(expected_return(two_states(), nothing, {0, 0}), ConfigError);
  CHECK_THROWS_AS(expected_return(two_states(), three, {0, 0}), ShapeError);
  CHECK_THROWS_AS(expected_return(two_states(), from_0, {0, 0}, {.steps = 0}), ConfigError);
  CHECK_THROWS_AS(expected_return(two_states(), from_0, {0, 0}, {.gamma = -1}), ConfigError);
}

TEST_CASE("expected_return: agrees with the mean of sampled episodes, time limit included") {
  for (const char* id : {"FrozenLake-v1", "FrozenLake8x8-v1", "Taxi-v4", "ThreeStateProcess"}) {
    CAPTURE(id);
    const auto env = make_tabular(id);
    const Swept<QTable> best = q_value_iteration(world_in(*env)->table(), {.gamma = 0.99});
    CHECK(errors_off(id, best.values.best_actions()) < 4);
  }
}

TEST_CASE("expected_return: the discounted one is V of the start") {
  const auto env = make_tabular("CliffWalkingSlippery-v1");
  const TabularWorld& world = *world_in(*env);
  const TabularPolicy policy = q_value_iteration(world.table(), {.gamma = 0.9}).values.best_actions();
  const SweptStates v = policy_evaluation(world.table(), policy, {.gamma = 0.9});
  const double exact =
      expected_return(world.table(), world.start_distribution(), policy, {.gamma = 0.9, .steps = 500});
  CHECK(exact == doctest::Approx(v.values[36]).epsilon(1e-9));
}
