#include <doctest/doctest.h>

#include "minirl/core/errors.hpp"
#include "minirl/envs/registry.hpp"
#include "minirl/envs/tabular_world.hpp"
#include "minirl/envs/three_state_process.hpp"
#include "minirl/rl/policy_iteration.hpp"
#include "minirl/rl/value_iteration.hpp"
#include "rl/small_tables.hpp"

using namespace minirl;

namespace {

// The ids of all environments that have a table.
std::vector<std::string> tabular_ids() {
  std::vector<std::string> ids;
  for (const EnvSpec& spec : all_envs()) {
    if (spec.kind == EnvKind::tabular && world_in(*make_tabular(spec.id))) ids.push_back(spec.id);
  }
  return ids;
}

}  // namespace

TEST_CASE("value_sweep, q_value_sweep: one sweep by hand") {
  const TransitionTable table = two_states();
  CHECK(value_sweep(table, std::vector<double>{8, 4}, 0.5) == std::vector<double>{5, 7});
  QTable q(table);
  q(0, 1) = 8, q(1, 0) = 4;
  const QTable next = q_value_sweep(table, q, 0.5);
  CHECK(next(0, 0) == 5);
  CHECK(next(0, 1) == 2);
  CHECK(next(1, 0) == 4);
  CHECK(next(1, 1) == 7);
}

TEST_CASE("value iteration: two states solved on paper") {
  const SweptStates v = value_iteration(two_states(), {.gamma = 0.5});
  CHECK(v.converged);
  CHECK(v.values[0] == doctest::Approx(20.0 / 7).epsilon(1e-11));
  CHECK(v.values[1] == doctest::Approx(40.0 / 7).epsilon(1e-11));
  const Swept<QTable> q = q_value_iteration(two_states(), {.gamma = 0.5});
  CHECK(q.values(0, 0) == doctest::Approx(1 + 10.0 / 7).epsilon(1e-11));
  CHECK(q.values(1, 0) == doctest::Approx(2 + 20.0 / 7).epsilon(1e-11));
  CHECK(q.values.best_actions() == TabularPolicy{1, 1});
}

TEST_CASE("q_value_iteration: the notebook's process, with a little more foresight another best policy") {
  const ThreeStateProcess process;
  const Swept<QTable> near =
      q_value_iteration(process.table(), {.gamma = 0.9, .tolerance = 0, .sweeps = 100, .keep_history = true});
  CHECK(near.change == 0);
  CHECK(static_cast<int>(near.history.size()) == near.sweeps);
  CHECK(near.history.back() == near.values);
  CHECK(near.values(0, 0) == doctest::Approx(18.91891892).epsilon(1e-9));
  CHECK(near.values(2, 1) == doctest::Approx(50.13365013).epsilon(1e-9));
  CHECK(near.values.best_actions() == TabularPolicy{0, 0, 1});
  const Swept<QTable> far = q_value_iteration(process.table(), {.gamma = 0.95, .sweeps = 50});
  CHECK_FALSE(far.converged);
  CHECK(far.values(0, 0) == doctest::Approx(21.73304188).epsilon(1e-9));
  CHECK(far.values.best_actions() == TabularPolicy{0, 2, 1});
}

TEST_CASE("value iteration: each sweep comes closer by the discount") {
  const TransitionTable table = ThreeStateProcess().table();
  const Swept<QTable> q = q_value_iteration(table, {.gamma = 0.9, .keep_history = true});
  for (std::size_t i = 0; i + 1 < q.history.size(); ++i) {
    const double before = largest_change(q.history[i], q.values);
    const double after = largest_change(q.history[i + 1], q.values);
    CHECK(after <= 0.9 * before + 1e-11);
  }
}

TEST_CASE("value iteration, Q-value iteration and policy iteration agree in every world of the registry") {
  const std::vector<std::string> ids = tabular_ids();
  CHECK(ids.size() >= 7);
  for (const std::string& id : ids) {
    CAPTURE(id);
    const auto env = make_tabular(id);
    const TransitionTable& table = world_in(*env)->table();
    const SweptStates v = value_iteration(table, {.gamma = 0.95});
    const PolicyIteration p = policy_iteration(table, {.gamma = 0.95});
    CHECK(v.converged);
    CHECK(largest_change(v.values, p.values) < 1e-9);
    CHECK(largest_change(v.values, q_value_iteration(table, {.gamma = 0.95}).values.values()) < 1e-9);
  }
}

TEST_CASE("policy_iteration: two states, three policies") {
  const PolicyIteration p = policy_iteration(two_states(), {.gamma = 0.5});
  CHECK(p.history == std::vector<TabularPolicy>{{0, 0}, {0, 1}, {1, 1}});
  CHECK(p.policy == TabularPolicy{1, 1});
  CHECK(p.values[1] == doctest::Approx(40.0 / 7).epsilon(1e-11));
}

TEST_CASE("policy_iteration: each policy is at least as good as the one before, everywhere") {
  const auto env = make_tabular("FrozenLake8x8-v1");
  const TransitionTable& table = world_in(*env)->table();
  std::vector<double> before(64, 0.0);
  const PolicyIteration p = policy_iteration(table);
  CHECK(p.history.size() > 2);
  for (const TabularPolicy& policy : p.history) {
    const SweptStates v = policy_evaluation(table, policy);
    for (std::size_t s = 0; s < 64; ++s) CHECK(v.values[s] >= before[s] - 1e-9);
    before = v.values;
  }
}

TEST_CASE("improved_policy: only a better action takes over") {
  QTable q(2, 2);
  q(0, 1) = 1e-13, q(1, 0) = 1;
  CHECK(improved_policy(q, {0, 1}, 1e-12) == TabularPolicy{0, 0});
}

TEST_CASE("policy_iteration: without a discount a policy that never ends is an error") {
  const SweepConfig config{.gamma = 1, .sweeps = 1000};
  CHECK_THROWS_AS(policy_iteration(two_states(), config), NumericError);
  CHECK_THROWS_AS(value_iteration(two_states(), {.gamma = 2}), ConfigError);
}
