#include <doctest/doctest.h>

#include "minirl/agents/reinforce_presets.hpp"
#include "minirl/lab/observers.hpp"
#include "minirl/lab/train_parallel.hpp"
#include "minirl/nn/initialise.hpp"

using namespace minirl;

namespace {

struct Outcome {
  std::vector<Tensor> weights = {};
  std::vector<CurvePoint> curve = {};
  TrainResult result = {};
};

Outcome learn_with(int players, int threads) {
  Sequential policy = reinforce_policy({.hidden = 16}, 4, 2);
  initialise(policy, Rng(7).stream("policy"));
  Reinforce agent(policy, Discrete(2), {.episodes_per_update = 6}, Rng(7).stream("agent"));
  std::vector<Player> all = make_players("CartPole-v1", players, 7);
  Outcome outcome;
  outcome.result =
      train_parallel(all, agent, {.steps = 3000, .seed = 7, .observers = {collect(outcome.curve)}}, threads);
  for_each_parameter(agent.policy(), [&](const Tensor& t) { outcome.weights.push_back(t); });
  return outcome;
}

}  // namespace

TEST_CASE("train_parallel: the same weights and curve for any number of threads") {
  const Outcome alone = learn_with(3, 1);
  for (const int threads : {2, 3, 8}) {
    const Outcome together = learn_with(3, threads);
    CHECK(together.weights == alone.weights);
    REQUIRE(together.curve.size() == alone.curve.size());
    for (std::size_t i = 0; i < alone.curve.size(); ++i) {
      CHECK(together.curve[i].step == alone.curve[i].step);
      CHECK(together.curve[i].episode_return == alone.curve[i].episode_return);
    }
  }
  CHECK(alone.weights != learn_with(4, 1).weights);
}

TEST_CASE("train_parallel: counts all steps, and each player has episodes of its own") {
  const Outcome outcome = learn_with(3, 2);
  CHECK(outcome.result.steps >= 3000);
  CHECK(outcome.result.steps == outcome.curve.back().step);
  CHECK(outcome.result.episodes == static_cast<long>(outcome.curve.size()));
  CHECK(outcome.result.episodes % 3 == 0);
  std::vector<Player> two = make_players("CartPole-v1", 2, 5);
  CHECK(two[0].env->reset(two[0].seed) == make_discrete("CartPole-v1")->reset(5));
  CHECK(two[1].env->reset(two[1].seed) == make_discrete("CartPole-v1")->reset(6));
}

TEST_CASE("train_parallel: nobody to play is an error") {
  std::vector<Player> none;
  Reinforce agent(reinforce_policy({}, 4, 2), Discrete(2), {}, Rng(0));
  CHECK_THROWS_AS(train_parallel(none, agent, {.steps = 10}), ConfigError);
}
