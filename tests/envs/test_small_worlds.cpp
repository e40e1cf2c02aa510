// The two small worlds of the notebook: a Markov chain and a decision process.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "minirl/core/legacy_rng.hpp"
#include "minirl/draw/canvas.hpp"
#include "minirl/envs/four_state_chain.hpp"
#include "minirl/envs/three_state_process.hpp"
#include "minirl/envs/wrappers/time_limit.hpp"

using namespace minirl;

namespace {

// The probability of going from s to next.
double way(const TransitionTable& table, int s, int a, int next) {
  double p = 0;
  for (const Transition& t : table.at(s, a)) p += t.next == next ? t.probability : 0;
  return p;
}

using Values = std::array<std::array<double, 3>, 3>;  // [state][action]

double best(const TransitionTable& table, const Values& q, int s) {
  double highest = -1e9;
  for (const int a : table.possible_actions(s)) {
    highest = std::max(highest, q[static_cast<std::size_t>(s)][static_cast<std::size_t>(a)]);
  }
  return highest;
}

// One sweep over all states and actions, all from the old values.
Values swept(const TransitionTable& table, const Values& old, double gamma) {
  Values q{};
  for (int s = 0; s < 3; ++s) {
    for (const int a : table.possible_actions(s)) {
      double& sum = q[static_cast<std::size_t>(s)][static_cast<std::size_t>(a)];
      for (const auto& t : table.at(s, a))
        sum += t.probability * (t.reward + gamma * best(table, old, t.next));
    }
  }
  return q;
}

Values after_sweeps(int sweeps, double gamma) {
  const ThreeStateProcess world;
  Values q{};
  for (int i = 0; i < sweeps; ++i) q = swept(world.table(), q, gamma);
  return q;
}

}  // namespace

TEST_CASE("FourStateChain: the ways and their probabilities") {
  const FourStateChain chain;
  const double expected[4][4] = {{0.7, 0.2, 0, 0.1}, {0, 0, 0.9, 0.1}, {0, 1, 0, 0}, {0, 0, 0, 1}};
  for (int s = 0; s < 4; ++s) {
    for (int next = 0; next < 4; ++next) CHECK(way(chain.table(), s, 0, next) == expected[s][next]);
  }
  CHECK(chain.observation_space() == Discrete(4));
  CHECK(chain.action_space() == Discrete(1));
  CHECK(chain.start_distribution()[0] == 1);
}

TEST_CASE("FourStateChain: an episode begins in state 0 and ends in state 3") {
  FourStateChain chain;
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    int s = chain.reset(seed);
    CHECK(s == 0);
    for (bool over = false; !over;) {
      const auto step = chain.step(0);
      CHECK(way(chain.table(), s, 0, step.observation) == chain.probability());
      CHECK(step.terminated == (step.observation == 3));
      CHECK(step.reward == 0);
      s = step.observation;
      over = step.terminated;
    }
  }
}

TEST_CASE("FourStateChain: as many steps as the equations say") {
  // T2 = 1 + T1, T1 = 1 + 0.9 T2, so T1 = 19; T0 = 1 + 0.7 T0 + 0.2 T1, so T0 = 16
  TimeLimit env(FourStateChain{}, 10'000);
  env.reset(0);
  double sum = 0;
  constexpr int episodes = 20'000;
  for (int i = 0; i < episodes; ++i) {
    env.reset();
    while (!env.step(0).done()) {
    }
    sum += env.elapsed();
  }
  CHECK(std::abs(sum / episodes - 16) < 0.6);  // 4 standard errors
}

TEST_CASE("ThreeStateProcess: spaces, possible actions and the mask") {
  ThreeStateProcess world;
  CHECK(world.observation_space() == Discrete(3));
  CHECK(world.action_space() == Discrete(3));
  CHECK(world.reset(0) == 0);
  using Mask = std::array<bool, 3>;
  CHECK(world.action_mask() == Mask{true, true, true});
  world.set_state(1);
  CHECK(world.action_mask() == Mask{true, false, true});
  world.set_state(2);
  CHECK(world.action_mask() == Mask{false, true, false});
  Rng rng(1);
  CHECK(world.action_space().sample(rng, world.action_mask()) == 1);
}

TEST_CASE("ThreeStateProcess: an action that is not possible names those that are") {
  ThreeStateProcess world;
  world.reset(0);
  world.set_state(1);
  CHECK_THROWS_WITH_AS(world.step(1), "step: action 1 is not possible in state 1, only 0 and 2 are",
                       ConfigError);
  const auto step = world.step(2);
  CHECK(step.observation == 2);
  CHECK(step.reward == -50);
  CHECK_FALSE(step.done());
}

TEST_CASE("ThreeStateProcess: the first sweep of Q-value iteration, by hand") {
  const Values q = after_sweeps(1, 0.9);
  CHECK(q[0][0] == 7);  // 0.7 * 10
  CHECK(q[0][1] == 0);
  CHECK(q[1][2] == -50);
  CHECK(q[2][1] == 32);  // 0.8 * 40
}

TEST_CASE("ThreeStateProcess: its best values are those that the notebook prints") {
  const Values q = after_sweeps(100, 0.9);
  const Values printed = {
      {{18.91891892, 17.02702703, 13.62162162}, {0, 0, -4.87971488}, {0, 50.13365013, 0}}};
  for (std::size_t s = 0; s < 3; ++s) {
    for (std::size_t a = 0; a < 3; ++a) CHECK(std::round(q[s][a] * 1e8) == std::round(printed[s][a] * 1e8));
  }
  const Values patient = after_sweeps(50, 0.95);  // now the loss pays
  CHECK(patient[1][2] == doctest::Approx(1.01361207));
  CHECK(patient[1][2] > patient[1][0]);
}

TEST_CASE("ThreeStateProcess: the notebook's walk by chance, with NumPy's old draws") {
  const ThreeStateProcess world;
  LegacyRng rng(42);
  int s = 0;
  std::vector<int> walk;  // state, action, next state of each step
  for (int i = 0; i < 3; ++i) {
    const auto possible = world.table().possible_actions(s);
    const int a = possible[static_cast<std::size_t>(rng.choice(static_cast<int>(possible.size())))];
    std::vector<double> probabilities;
    for (const Transition& t : world.table().at(s, a)) probabilities.push_back(t.probability);
    const int next = world.table().at(s, a)[static_cast<std::size_t>(rng.choice(probabilities))].next;
    walk.insert(walk.end(), {s, a, next});
    s = next;
  }
  CHECK(walk == std::vector<int>{0, 2, 0, 0, 2, 0, 0, 0, 0});
}

TEST_CASE("small worlds: the picture shows the present state") {
  const Colour walker{208, 138, 66}, quiet{214, 220, 228};
  const auto painted = [](auto world, int s) {
    Canvas canvas(600, 360);  // a unit is 100 pixels
    world.reset(0);
    world.set_state(s);
    world.draw(canvas);
    return canvas;
  };
  CHECK(painted(FourStateChain{}, 0).pixel(120, 130) == walker);
  CHECK(painted(FourStateChain{}, 3).pixel(120, 130) == quiet);
  CHECK(painted(FourStateChain{}, 3).pixel(280, 265) == walker);
  CHECK(painted(ThreeStateProcess{}, 2).pixel(520, 200) == walker);
  CHECK(painted(ThreeStateProcess{}, 0).pixel(520, 200) == quiet);
}

TEST_CASE("small worlds: every canvas can be painted") {
  for (const auto& [width, height] : {std::pair{1, 1}, {480, 320}, {3, 500}, {500, 3}}) {
    Canvas canvas(width, height, {1, 2, 3}), other = canvas;
    FourStateChain{}.draw(canvas);
    ThreeStateProcess{}.draw(other);
    CHECK_FALSE(canvas.pixel(0, 0) == Colour{1, 2, 3});
    CHECK_FALSE(other.pixel(0, 0) == Colour{1, 2, 3});
  }
}
