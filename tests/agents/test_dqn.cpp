#include "minirl/agents/dqn.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "agents/corridor.hpp"
#include "benchmarks/allocations.hpp"
#include "minirl/core/errors.hpp"
#include "minirl/lab/train.hpp"
#include "minirl/nn/activations.hpp"
#include "minirl/nn/dense.hpp"
#include "minirl/nn/duelling.hpp"
#include "minirl/nn/initialise.hpp"
#include "minirl/nn/soft_update.hpp"

using namespace minirl;

namespace {

// One weight for each place and action: a table, as far as one-hot observations go.
Sequential table() {
  Sequential net = sequential(Dense(Corridor::places, 2));
  initialise(net, Rng(1).stream("q_net"));
  return net;
}

Sequential small_net() {
  Sequential net = sequential(Dense(Corridor::places, 8), Relu{}, Dense(8, 2));
  initialise(net, Rng(1).stream("q_net"));
  return net;
}

// Learns from the first step on and tries everything.
DqnConfig eager() {
  return {.gamma = 0.9,
          .memory = 500,
          .batch_size = 16,
          .learning_rate = 0.01,
          .random_steps = 0,
          .epsilon_from = 1,
          .epsilon_to = 1,
          .learn_start = 0,
          .learn_every = 1,
          .target_every = 20};
}

void play(Dqn& agent, Corridor& env, int steps) { train(env, agent, {.steps = steps, .seed = 0}); }

// One step that ends nothing.
void show(Dqn& agent, bool truncated = false, bool terminated = false) {
  const Tensor s = Corridor::shown(1);
  agent.observe(s, 1, {Corridor::shown(2), 1, terminated, truncated});
}

}  // namespace

TEST_CASE("dqn: learns the values of the corridor exactly, in every variant") {
  struct Variant {
    const char* name;
    DqnConfig config;
  };
  std::vector<Variant> variants{{"plain", eager()}};
  const auto vary = [&](const char* name) -> DqnConfig& {
    variants.push_back({name, eager()});
    return variants.back().config;
  };
  vary("double").double_q = true;
  vary("priorities").prioritised = true;
  vary("mean square").loss = DqnLoss::mse;
  DqnConfig& soft = vary("soft targets");
  soft.target_every = 1, soft.target_clock = DqnClock::updates, soft.tau = 0.05;
  vary("no target network").target_every = 0;
  DqnConfig& rmsprop = vary("rmsprop");
  rmsprop.optimiser = DqnOptimiser::rmsprop, rmsprop.optimiser_epsilon = 0.01;
  rmsprop.decay_steps = 6'000;
  for (const Variant& v : variants) {
    CAPTURE(v.name);
    Corridor env;
    Dqn agent(table(), Discrete(2), v.config, Rng(0).stream("agent"));
    play(agent, env, 6'000);
    for (int place = 0; place < Corridor::places; ++place) {
      CAPTURE(place);
      // Right from place p the goal is 5 - p steps away; left and back again two steps more.
      const Tensor q = agent.values(Corridor::shown(place));
      CHECK(static_cast<double>(q[1]) == doctest::Approx(std::pow(0.9, 4 - place)).epsilon(0.02));
      CHECK(static_cast<double>(q[0]) ==
            doctest::Approx(place == 0 ? 0 : std::pow(0.9, 6 - place)).epsilon(0.02));
      CHECK(agent.best_action(Corridor::shown(place)) == 1);
    }
  }
}

TEST_CASE("dqn: returns over several steps carry the reward back faster") {
  const auto value_after = [](int n_steps) {
    DqnConfig config = eager();
    config.n_steps = n_steps, config.epsilon_from = config.epsilon_to = 0, config.target_every = 1'000'000;
    Sequential net = table();
    for_each_parameter(net, [](Tensor& t) { std::fill(t.begin(), t.end(), Scalar(0)); });
    Dqn agent(net, Discrete(2), config, Rng(0).stream("agent"));
    for (int round = 0; round < 300; ++round) {
      for (int place = 2; place < 5; ++place) {
        agent.observe(Corridor::shown(place), 1,
                      {Corridor::shown(place + 1), place == 4 ? 1.0 : 0.0, place == 4, false});
        agent.learn();
      }
    }
    return agent.values(Corridor::shown(2))[1];
  };
  CHECK(static_cast<double>(value_after(1)) ==
        doctest::Approx(0).epsilon(0.02));  // the frozen target knows nothing
  CHECK(static_cast<double>(value_after(3)) == doctest::Approx(0.81).epsilon(0.02));
}

TEST_CASE("dqn: a time limit bootstraps, unless the mistake is asked for") {
  const auto value_after = [](bool mistake) {
    DqnConfig config = eager();
    config.target_every = 0, config.time_limit_is_terminal = mistake;
    Dqn agent(table(), Discrete(2), config, Rng(0).stream("agent"));
    // For ever reward 1 in one place: worth 1 / (1 - gamma) = 10, or 1 if each step seems to be the last.
    for (int i = 0; i < 4'000; ++i) {
      for (const int a : {0, 1}) agent.observe(Corridor::shown(0), a, {Corridor::shown(0), 1, false, true});
      agent.learn();
    }
    return static_cast<double>(agent.values(Corridor::shown(0))[0]);
  };
  CHECK(value_after(false) == doctest::Approx(10).epsilon(0.03));
  CHECK(value_after(true) == doctest::Approx(1).epsilon(0.02));
}

TEST_CASE("dqn: learns when it is time to, counted in steps") {
  DqnConfig config = eager();
  config.learn_start = 10, config.learn_every = 4, config.updates = 3;
  Dqn agent(small_net(), Discrete(2), config, Rng(0));
  std::vector<int> learnt;
  for (int step = 1; step <= 21; ++step) {
    show(agent);
    if (agent.learn()) learnt.push_back(step);
    CHECK_FALSE(agent.learn());  // not twice at the same moment
  }
  CHECK(learnt == std::vector{12, 16, 20});
  CHECK(agent.updates() == 9);
}

TEST_CASE("dqn: learns when it is time to, counted in episodes") {
  DqnConfig config = eager();
  config.learn_clock = DqnClock::episodes, config.learn_start = 2, config.learn_every = 1;
  Dqn agent(small_net(), Discrete(2), config, Rng(0));
  std::vector<int> learnt;
  for (int step = 1; step <= 16; ++step) {
    show(agent, step % 3 == 0);
    if (agent.learn()) learnt.push_back(step);
  }
  CHECK(learnt == std::vector{9, 12, 15});
}

TEST_CASE("dqn: the target network follows on its clock") {
  const auto copies = [](DqnClock clock, long every) {
    DqnConfig config = eager();
    config.learn_every = 2, config.target_clock = clock, config.target_every = every;
    Dqn agent(small_net(), Discrete(2), config, Rng(0));
    std::vector<int> at;
    for (int step = 1; step <= 12; ++step) {
      show(agent, step % 5 == 0);
      const Sequential before = agent.target();
      agent.learn();
      if (same_numbers(agent.target(), before)) continue;
      CHECK(same_numbers(agent.target(), agent.weights()));
      at.push_back(step);
    }
    return at;
  };
  CHECK(copies(DqnClock::steps, 4) == std::vector{4, 8, 12});
  CHECK(copies(DqnClock::updates, 3) == std::vector{6, 12});
  CHECK(copies(DqnClock::episodes, 1) == std::vector{5, 10});
}

TEST_CASE("dqn: a soft target goes a part of the way") {
  DqnConfig config = eager();
  config.target_clock = DqnClock::updates, config.target_every = 1, config.tau = 0.25;
  Dqn agent(table(), Discrete(2), config, Rng(0));
  const Sequential before = agent.weights();
  show(agent);
  agent.learn();
  Sequential expected = before;
  soft_update(expected, agent.weights(), Scalar(0.25));
  CHECK(same_numbers(agent.target(), expected));
  CHECK_FALSE(same_numbers(agent.weights(), before));
}

TEST_CASE("dqn: epsilon falls in steps or in episodes, after steps by chance") {
  DqnConfig config = eager();
  config.random_steps = 5, config.epsilon_from = 0.8, config.epsilon_to = 0, config.epsilon_over = 10;
  Dqn agent(small_net(), Discrete(2), config, Rng(0));
  CHECK(agent.epsilon() == 1);
  for (int i = 0; i < 5; ++i) show(agent);
  CHECK(agent.epsilon() == doctest::Approx(0.4));
  for (int i = 0; i < 5; ++i) show(agent);
  CHECK(agent.epsilon() == 0);
  CHECK(agent.act(Corridor::shown(1)) == agent.best_action(Corridor::shown(1)));

  config.random_steps = 0, config.epsilon_clock = DqnClock::episodes, config.epsilon_over = 4;
  Dqn by_episode(small_net(), Discrete(2), config, Rng(0));
  for (int i = 0; i < 9; ++i) show(by_episode);
  CHECK(by_episode.epsilon() == doctest::Approx(0.8));
  show(by_episode, true);
  CHECK(by_episode.epsilon() == doctest::Approx(0.6));
  show(by_episode, false, true);
  CHECK(by_episode.epsilon() == doctest::Approx(0.4));
}

TEST_CASE("dqn: tries actions out as often as epsilon says") {
  DqnConfig config = eager();
  config.epsilon_from = config.epsilon_to = 0.3;
  Dqn agent(small_net(), Discrete(2, 5), config, Rng(0));  // actions 5 and 6
  const Tensor s = Corridor::shown(1);
  const int best = agent.best_action(s);
  int others = 0;
  for (int i = 0; i < 20'000; ++i) {
    const int a = agent.act(s);
    CHECK((a == 5 || a == 6));
    others += a != best;
  }
  CHECK(others == doctest::Approx(3'000).epsilon(0.07));  // half of those by chance; 4 deviations: 202
}

TEST_CASE("dqn: a rule of a lesson takes the place of the target, and sees both networks") {
  int called = 0;
  DqnConfig config = eager();
  config.target = [&](const Transitions& t, const Tensor& q_next, const Tensor& q_next_online) {
    ++called;
    CHECK(q_next.shape() == Shape{16, 2});
    CHECK(q_next_online.shape() == Shape{16, 2});
    CHECK(t.size() == 16);
    return Tensor({16}, 7);
  };
  Dqn agent(table(), Discrete(2), config, Rng(0));
  for (int i = 0; i < 2'000; ++i) show(agent), agent.learn();
  CHECK(called == 2'000);
  CHECK(static_cast<double>(agent.values(Corridor::shown(1))[1]) == doctest::Approx(7).epsilon(0.01));

  const auto weights_with = [](auto change) {
    DqnConfig c = eager();
    change(c);
    Dqn learner(small_net(), Discrete(2), c, Rng(0));
    Corridor env;
    play(learner, env, 300);
    return learner.weights();
  };
  const Sequential named = weights_with([](DqnConfig& c) { c.target = double_dqn_target; });
  CHECK(same_numbers(named, weights_with([](DqnConfig& c) { c.double_q = true; })));
  CHECK_FALSE(same_numbers(named, weights_with([](DqnConfig&) {})));
}

TEST_CASE("dqn: saved in the middle and loaded into a fresh agent, both go on with equal bits") {
  for (const bool prioritised : {false, true}) {
    for (const DqnOptimiser optimiser : {DqnOptimiser::adam, DqnOptimiser::rmsprop}) {
      DqnConfig config = eager();
      config.prioritised = prioritised, config.optimiser = optimiser, config.n_steps = 2;
      config.epsilon_to = 0.1, config.epsilon_over = 500, config.double_q = true;
      Sequential other_start = small_net();
      initialise(other_start, Rng(99));
      Dqn agent(small_net(), Discrete(2), config, Rng(0)), other(other_start, Discrete(2), config, Rng(7));
      Corridor env, other_env;
      play(agent, env, 333), play(other, other_env, 20);
      Archive saved;
      agent.archive(saved), saved("env", env);
      Archive again(saved.arrays(), "memory");
      other.archive(again), again("env", other_env);
      again.expect_no_more();
      play(agent, env, 700), play(other, other_env, 700);  // past the edge of the memory
      CHECK(same_numbers(agent.weights(), other.weights()));
      CHECK(same_numbers(agent.target(), other.target()));
      CHECK(agent.updates() == other.updates());
      Archive first, second;
      agent.archive(first), other.archive(second);
      CHECK(first.arrays() == second.arrays());
    }
  }
}

TEST_CASE("dqn: the same seed learns the same, another seed something else; a copy goes on alike") {
  const auto trained = [](std::uint64_t seed) {
    Corridor env;
    Dqn agent(small_net(), Discrete(2), eager(), Rng(seed));
    play(agent, env, 200);
    return agent;
  };
  Dqn agent = trained(1), copy = agent;
  CHECK(same_numbers(agent.weights(), trained(1).weights()));
  CHECK_FALSE(same_numbers(agent.weights(), trained(2).weights()));
  Corridor env, other;
  play(agent, env, 100), play(copy, other, 100);
  CHECK(same_numbers(agent.weights(), copy.weights()));
}

TEST_CASE("dqn: weights can be put back, to both networks") {
  Dqn agent(table(), Discrete(2), eager(), Rng(0));
  const Sequential kept = agent.weights();
  Corridor env;
  play(agent, env, 100);
  CHECK_FALSE(same_numbers(agent.weights(), kept));
  agent.set_weights(kept);
  CHECK(same_numbers(agent.weights(), kept));
  CHECK(same_numbers(agent.target(), kept));
  CHECK_THROWS_AS(agent.set_weights(small_net()), ShapeError);
}

TEST_CASE("dqn: what a log shows") {
  Dqn agent(table(), Discrete(2), eager(), Rng(0));
  const auto names = [&] {
    std::vector<std::string> all;
    agent.numbers([&](const char* name, double value) {
      CHECK(std::isfinite(value));
      all.emplace_back(name);
    });
    return all;
  };
  CHECK(names() == std::vector<std::string>{"epsilon"});
  show(agent), agent.learn();
  CHECK(names() == std::vector<std::string>{"loss", "q", "epsilon"});
}

TEST_CASE("dqn: settings that make no sense are refused") {
  const auto refused = [](auto change) {
    DqnConfig config;
    change(config);
    CHECK_THROWS_AS(Dqn(small_net(), Discrete(2), config, Rng(0)), ConfigError);
  };
  refused([](DqnConfig& c) { c.gamma = 1.1; });
  refused([](DqnConfig& c) { c.memory = 0; });
  refused([](DqnConfig& c) { c.batch_size = 0; });
  refused([](DqnConfig& c) { c.n_steps = 0; });
  refused([](DqnConfig& c) { c.learning_rate = 0; });
  refused([](DqnConfig& c) { c.final_learning_rate = -1; });
  refused([](DqnConfig& c) { c.decay_steps = -1; });
  refused([](DqnConfig& c) { c.clip_norm = -1; });
  refused([](DqnConfig& c) { c.random_steps = -1; });
  refused([](DqnConfig& c) { c.epsilon_from = 2; });
  refused([](DqnConfig& c) { c.epsilon_over = -1; });
  refused([](DqnConfig& c) { c.learn_clock = DqnClock::updates; });
  refused([](DqnConfig& c) { c.learn_every = 0; });
  refused([](DqnConfig& c) { c.updates = 0; });
  refused([](DqnConfig& c) { c.target_every = -1; });
  refused([](DqnConfig& c) { c.tau = 0; });
  refused([](DqnConfig& c) { c.beta = 1.5; });
  refused([](DqnConfig& c) { c.prioritised = true, c.alpha = -1; });
  Dqn three(sequential([] {
              Dense layer(Corridor::places, 3);
              initialise(layer, Rng(0));
              return layer;
            }()),
            Discrete(2), {}, Rng(0));
  CHECK_THROWS_WITH_AS(three.best_action(Corridor::shown(0)),
                       "dqn: the network gives 3 values, there are 2 actions", ShapeError);
}

TEST_CASE("dqn: a steady step asks the heap for nothing") {
  for (const bool prioritised : {false, true}) {
    DqnConfig config = eager();
    config.memory = 100, config.prioritised = prioritised, config.double_q = true, config.n_steps = 3;
    config.target_every = 10, config.epsilon_from = config.epsilon_to = 0.5;
    Sequential net = sequential(Dense(Corridor::places, 8), Relu{}, Duelling(8, 2));
    initialise(net, Rng(1));
    Dqn agent(net, Discrete(2), config, Rng(0));
    const Tensor s = Corridor::shown(1);
    int count = 0;
    const auto step = [&] {
      const int a = agent.act(s);
      agent.observe(s, a, {Corridor::shown(2), 1, ++count % 7 == 0, false});
      agent.learn();
    };
    for (int i = 0; i < 150; ++i) step();
    const long before = bench::allocations();
    for (int i = 0; i < 300; ++i) step();
    CHECK(bench::allocations() - before == 0);
  }
}
