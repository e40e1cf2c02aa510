#include <doctest/doctest.h>

#include <limits>

#include "benchmarks/allocations.hpp"
#include "minirl/agents/td_control_presets.hpp"
#include "minirl/core/errors.hpp"
#include "minirl/core/fields.hpp"
#include "minirl/envs/griddy.hpp"
#include "minirl/envs/registry.hpp"
#include "minirl/envs/tabular_world.hpp"
#include "minirl/envs/three_state_process.hpp"
#include "minirl/lab/train.hpp"
#include "minirl/rl/value_iteration.hpp"

using namespace minirl;

namespace {

constexpr double impossible = -std::numeric_limits<double>::infinity();

// The exact return of what an agent has learned under the settings, within the environment's time limit.
double learned_return(const char* id, const TdSetup& setup, std::uint64_t seed) {
  const auto env = make_tabular(id);
  TdControl agent = make_td_control(setup, *env, seed);
  train(*env, agent, {.steps = setup.steps, .seed = seed});
  const TabularWorld& world = *world_in(*env);
  const int limit = env_spec(id).max_episode_steps.value_or(1000);
  return expected_return(world.table(), world.start_distribution(), agent.policy(), {.steps = limit});
}

// Greedy, with tables that are all 0, and every update replaces the old value.
TdConfig plain(TdRule rule) {
  return {
      .rule = rule, .gamma = 0.5, .learning_rate = 1, .epsilon_from = 0, .epsilon_to = 0, .epsilon_steps = 1};
}

void feed(TdControl& agent, int s, int a, const Step<int>& step) {
  agent.observe(s, a, step);
  CHECK(agent.learn());
}

}  // namespace

TEST_CASE("td targets: by hand") {
  const std::vector<double> next{4, impossible, 10}, other{-6, impossible, 7};
  TdStep t{.reward = 1, .gamma = 0.5, .next = next, .other = other, .next_action = 0, .epsilon = 0.2};
  CHECK(q_learning_target(t) == 1 + 0.5 * 10);
  CHECK(sarsa_target(t) == 1 + 0.5 * 4);
  CHECK(expected_sarsa_target(t) == doctest::Approx(1 + 0.5 * (0.1 * 4 + 0.9 * 10)));
  CHECK(double_q_target(t) == 1 + 0.5 * 7);
}

TEST_CASE("td targets: a step that terminates does not bootstrap") {
  const std::vector<double> next{4, 10};
  const TdStep t{.reward = 1, .terminated = true, .gamma = 0.5, .next = next, .other = next};
  for (const auto target : {q_learning_target, sarsa_target, expected_sarsa_target, double_q_target}) {
    CHECK(target(t) == 1);
  }
}

TEST_CASE("epsilon_greedy_value: without chance the best, with nothing else the mean of what is possible") {
  const std::vector<double> q{impossible, 2, 6};
  CHECK(epsilon_greedy_value(q, 0) == 6);
  CHECK(epsilon_greedy_value(q, 1) == 4);
}

TEST_CASE("td_update, decayed: by hand") {
  CHECK(td_update(8, 16, 0.25) == 10);
  CHECK(decayed(0.05, 0.005, 0) == 0.05);
  CHECK(decayed(0.05, 0.005, 200) == 0.025);
}

TEST_CASE("td_control: a time limit still looks ahead, the end of the task does not") {
  for (const TdRule rule : {TdRule::q_learning, TdRule::sarsa, TdRule::expected_sarsa}) {
    TdControl agent(3, 2, plain(rule), Rng(0));
    feed(agent, 1, 0, {2, 8, true, false});
    feed(agent, 0, 1, {1, 1, false, true});
    CHECK(agent.q()(1, 0) == 8);
    CHECK(agent.q()(0, 1) == 1 + 0.5 * 8);
    feed(agent, 0, 0, {1, 1, true, true});
    CHECK(agent.q()(0, 0) == 1);
  }
}

TEST_CASE("td_control: a step is learned from once") {
  TdControl agent(2, 2, plain(TdRule::q_learning), Rng(0));
  CHECK_FALSE(agent.learn());
  agent.observe(0, 0, {1, 1, false, false});
  CHECK(agent.learn());
  CHECK_FALSE(agent.learn());
}

TEST_CASE("td_control: Sarsa does what its target has used") {
  TdConfig config = plain(TdRule::sarsa);
  config.epsilon_from = config.epsilon_to = 1;
  int used = -1;
  config.target = [&](const TdStep& t) {
    used = t.next_action;
    return sarsa_target(t);
  };
  TdControl agent(4, 3, config, Rng(7));
  int changes = 0, before = 0;
  for (int s = 0, i = 0; i < 200; ++i) {
    const int s2 = (s + 1) % 4;
    feed(agent, s, agent.act(s), {s2, 0, false, false});
    const int a2 = agent.act(s2);
    CHECK(a2 == used);
    changes += a2 != std::exchange(before, a2);
    feed(agent, s2, a2, {s, 0, false, true});
  }
  CHECK(changes > 50);
}

TEST_CASE("td_control: impossible actions are never taken, and refused if observed") {
  TdConfig config;
  config.epsilon_from = config.epsilon_to = 1;
  TdControl agent(ThreeStateProcess().table(), config, Rng(3));
  std::array<int, 3> seen{};
  for (int i = 0; i < 300; ++i) ++seen.at(static_cast<std::size_t>(agent.act(1)));
  CHECK(seen[1] == 0);
  CHECK(seen[0] > 110);
  CHECK(seen[2] > 110);
  CHECK(agent.act(2) == 1);
  CHECK_THROWS_AS(agent.observe(1, 1, {0, 0, false, false}), StateError);
  CHECK_THROWS_AS(agent.observe(3, 0, {0, 0, false, false}), ShapeError);
}

TEST_CASE("td_control: epsilon falls in a straight line with the steps") {
  TdConfig config = plain(TdRule::q_learning);
  config.epsilon_from = 1, config.epsilon_to = 0.5, config.epsilon_steps = 4;
  TdControl agent(1, 2, config, Rng(0));
  std::vector<double> seen;
  for (int i = 0; i < 6; ++i) {
    agent.numbers([&](std::string_view name, double value) {
      if (name == "epsilon") seen.push_back(value);
    });
    feed(agent, 0, 0, {0, 0, false, false});
  }
  CHECK(seen == std::vector<double>{1, 0.875, 0.75, 0.625, 0.5, 0.5});
}

TEST_CASE("td_control: learning rates that fall with the visits make means, with the steps do not care") {
  TdConfig config = plain(TdRule::q_learning);
  config.decay = 1, config.decay_by = DecayBy::visits;
  TdControl mean(2, 1, config, Rng(0));
  for (const double reward : {6.0, 0.0, 3.0}) {
    feed(mean, 0, 0, {0, reward, true, false});
    feed(mean, 1, 0, {0, 100, true, false});
  }
  CHECK(mean.q()(0, 0) == doctest::Approx(3));
  config.decay_by = DecayBy::steps;
  TdControl steps(2, 1, config, Rng(0));
  feed(steps, 1, 0, {0, 100, true, false});
  feed(steps, 0, 0, {0, 6, true, false});
  CHECK(steps.q()(0, 0) == 3);
}

TEST_CASE("td_control: double Q-learning keeps two tables and acts by their sum") {
  TdControl agent(1, 2, plain(TdRule::double_q), Rng(5));
  for (int i = 0; i < 20; ++i) feed(agent, 0, 0, {0, -1, true, false});
  CHECK(agent.weights().first(0, 0) == -1);
  CHECK(agent.weights().second(0, 0) == -1);
  CHECK(agent.best_action(0) == 1);
  TdTables tables = agent.weights();
  tables.first(0, 0) = 5, tables.second(0, 0) = -1, tables.second(0, 1) = 3;
  agent.set_weights(tables);
  CHECK(agent.best_action(0) == 0);  // 5 - 1 against 0 + 3
  tables.second = QTable();
  CHECK_THROWS_AS(agent.set_weights(tables), ShapeError);
}

TEST_CASE("td_control: interrupted anywhere, it goes on with the same bits") {
  for (const TdRule rule : {TdRule::sarsa, TdRule::double_q}) {
    TdConfig config;
    config.rule = rule, config.decay = 0.1, config.decay_by = DecayBy::visits, config.epsilon_steps = 50;
    TdControl agent(5, 3, config, Rng(1)), other(5, 3, config, Rng(2));
    Rng world(9);
    const auto walk = [](TdControl& who, int s, int steps, Rng rng) {
      for (int i = 0; i < steps; ++i) {
        const int a = who.act(s), s2 = static_cast<int>(rng.integers(0, 5));
        who.observe(s, a, {s2, rng.random() + a, i % 7 == 6, false});
        who.learn();
        s = s2;
      }
      return s;
    };
    const int s = walk(agent, 0, 33, world);
    Archive saved;
    agent.archive(saved);
    Archive loading(saved.arrays(), "memory");
    other.archive(loading);
    loading.expect_no_more();
    CHECK(walk(agent, s, 100, world) == walk(other, s, 100, world));
    CHECK(agent.weights() == other.weights());
    CHECK(agent.act(0) == other.act(0));
  }
}

TEST_CASE("td_control: settings that make no sense are refused, others are set by name") {
  const auto refuses = [](auto change) {
    TdConfig config;
    change(config);
    CHECK_THROWS_AS(TdControl(2, 2, config, Rng(0)), ConfigError);
  };
  refuses([](TdConfig& c) { c.gamma = 1.1; });
  refuses([](TdConfig& c) { c.learning_rate = 0; });
  refuses([](TdConfig& c) { c.decay = -1; });
  refuses([](TdConfig& c) { c.epsilon_to = 2; });
  refuses([](TdConfig& c) { c.epsilon_steps = 0; });
  refuses([](TdConfig& c) { c.initial_value = impossible; });
  TdConfig config;
  set_field(config, "rule", "double_q");
  CHECK(config.rule == TdRule::double_q);
}

TEST_CASE("td_control: a step asks the heap for nothing") {
  for (const TdRule rule : {TdRule::q_learning, TdRule::sarsa, TdRule::expected_sarsa, TdRule::double_q}) {
    const auto env = make_tabular("FrozenLake8x8-v1");
    TdSetup setup = td_preset("FrozenLake8x8-v1", "minirl");
    setup.agent.rule = rule;
    TdControl agent = make_td_control(setup, *env, 0);
    train(*env, agent, {.steps = 1000});
    int s = env->reset();
    const long before = bench::allocations();
    for (int i = 0; i < 10'000; ++i) {
      const int a = agent.act(s);
      const Step<int> step = env->step(a);
      agent.observe(s, a, step);
      agent.learn();
      s = step.done() ? env->reset() : step.observation;
    }
    CHECK(bench::allocations() - before == 0);
  }
}

TEST_CASE("td_control presets: each names an environment that there is; unknown ones are refused") {
  for (const TdPreset& preset : td_presets()) {
    CAPTURE(preset.env);
    const auto env = make_tabular(preset.env);
    make_td_control(preset.setup, *env, 0);
    CHECK(field_texts(td_preset(preset.env, preset.name)) == field_texts(preset.setup));
  }
  CHECK_THROWS_AS(td_preset("Taxi-v4", "notebook"), ConfigError);
}

TEST_CASE("td_control: the presets learn the best there is") {
  for (const std::uint64_t seed : {1000u, 1001u}) {
    CHECK(learned_return("FrozenLake-v1", td_preset("FrozenLake-v1", "minirl"), seed) > 0.74);
    CHECK(learned_return("Taxi-v4", td_preset("Taxi-v4", "minirl"), seed) >= 7.92);
    CHECK(learned_return("CliffWalking-v1", td_preset("CliffWalking-v1", "minirl"), seed) == -13);
  }
  CHECK(learned_return("FrozenLake8x8-v1", td_preset("FrozenLake8x8-v1", "minirl"), 1000) >= 0.855);
}

TEST_CASE("td_control: along the cliff Sarsa keeps away from the edge, Q-learning does not") {
  // Sutton & Barto 2018, example 6.6: 13 steps along the edge, 17 along the far wall.
  TdSetup setup = td_preset("CliffWalking-v1", "minirl");
  setup.agent.learning_rate = 0.1, setup.agent.rule = TdRule::sarsa;
  for (const std::uint64_t seed : {1000u, 1001u, 1002u}) {
    const double sarsa = learned_return("CliffWalking-v1", setup, seed);
    CHECK(sarsa <= -15);
    CHECK(sarsa >= -17);
  }
}

TEST_CASE("td_control: by random actions alone the best values of the notebook's process") {
  const QTable truth = q_value_iteration(ThreeStateProcess().table(), {.gamma = 0.9}).values;
  for (const TdRule rule : {TdRule::q_learning, TdRule::double_q}) {
    TdSetup setup = td_preset("ThreeStateProcess", "minirl");
    setup.agent.rule = rule;
    const auto env = make_tabular("ThreeStateProcess");
    TdControl agent = make_td_control(setup, *env, 1000);
    train(*env, agent, {.steps = setup.steps, .seed = 1000});
    CHECK(largest_change(agent.q(), truth) < 1);
    CHECK(agent.policy() == truth.best_actions());
  }
}

TEST_CASE(
    "td_control: finds the shortest ways through Griddy, 3.2 steps on average, as value iteration does") {
  const TransitionTable table = griddy_table();
  const double best = expected_return(
      table, griddy_starts(),
      action_values(table, value_iteration(table, {.gamma = 0.9}).values, 0.9).best_actions());
  CHECK(best == doctest::Approx(-3.2).epsilon(1e-12));
  for (const std::uint64_t seed : {0u, 1u, 2u}) {
    TabularWorld world(table, griddy_starts());
    TdControl agent(table, {.gamma = 0.9, .learning_rate = 0.5, .epsilon_steps = 5000}, Rng(seed));
    train(world, agent, {.steps = 10'000, .seed = seed});
    CHECK(expected_return(table, griddy_starts(), agent.policy()) == doctest::Approx(-3.2).epsilon(1e-12));
  }
}

TEST_CASE("griddy_table: its steps are those of the world of planes") {
  const TransitionTable table = griddy_table();
  Griddy planes;
  for (int s = 0; s < 15; ++s) {
    for (int a = 0; a < 4; ++a) {
      planes.reset(0);
      planes.set_agent({s / 4, s % 4});
      const auto step = planes.step(a);
      const Transition& t = table.at(s, a)[0];
      CHECK(t.next == 4 * planes.agent().row + planes.agent().column);
      CHECK(t.reward == step.reward);
      CHECK(t.terminated == step.terminated);
    }
  }
}
