#include "minirl/agents/dqn_presets.hpp"

#include <doctest/doctest.h>

#include "minirl/core/fields.hpp"
#include "minirl/envs/cartpole.hpp"
#include "minirl/envs/registry.hpp"
#include "minirl/lab/train.hpp"

using namespace minirl;

TEST_CASE("dqn presets: every one makes an agent that plays and learns in its environment") {
  for (const DqnPreset& preset : dqn_presets()) {
    CAPTURE(preset.env);
    CAPTURE(preset.name);
    const auto env = make_discrete(preset.env);
    DqnSetup setup = preset.setup;
    setup.agent.learn_start = std::min(setup.agent.learn_start, 200L);
    Dqn agent = make_dqn(setup, *env, 0);
    train(*env, agent, {.steps = preset.name.rfind("notebook", 0) == 0 ? 8'000 : 600});
    CHECK(agent.updates() > 0);
  }
}

TEST_CASE("dqn presets: networks have the layers that a setup names") {
  CHECK(parameter_count(dqn_network({.hidden1 = 0, .hidden2 = 0}, 4, 2)) == 4 * 2 + 2);
  CHECK(parameter_count(dqn_network({.hidden1 = 5, .hidden2 = 0}, 4, 2)) == 4 * 5 + 5 + 5 * 2 + 2);
  CHECK(parameter_count(dqn_network({.hidden1 = 5, .hidden2 = 3}, 4, 2)) == 25 + 18 + 8);
  const DqnSetup duelling{.hidden1 = 5, .hidden2 = 3, .duelling = DqnDuelling::max};
  CHECK(parameter_count(dqn_network(duelling, 4, 2)) == 25 + 18 + 8 + 4);
  CHECK_THROWS_AS(dqn_network({.hidden1 = 0, .hidden2 = 3}, 4, 2), ConfigError);
  CHECK_THROWS_AS(dqn_network({.hidden1 = -1}, 4, 2), ConfigError);
}

TEST_CASE("dqn presets: found by environment and name") {
  CHECK(dqn_preset("CartPole-v1", "notebook").agent.epsilon_to == 0.9);
  CHECK(dqn_preset("anything", "defaults").steps == DqnSetup{}.steps);
  CHECK_THROWS_WITH_AS(dqn_preset("Acrobot-v1", "minrl"),
                       "unknown preset of dqn for Acrobot-v1 'minrl'; did you mean 'minirl'? There are "
                       "minirl and defaults.",
                       ConfigError);
}

TEST_CASE("dqn presets: every setting can be read and set by name") {
  DqnSetup setup = dqn_preset("CartPole-v1", "notebook_duelling"), copy;
  for (const auto& [key, value] : field_texts(setup)) set_field(copy, key, value);
  CHECK(field_texts(copy) == field_texts(setup));
  set_field(copy, "hidden2", "7"), set_field(copy, "activation", "tanh"), set_field(copy, "duelling", "mean");
  set_field(copy, "target_clock", "updates"), set_field(copy, "tau", "0.01");
  CHECK(copy.hidden2 == 7);
  CHECK(copy.activation == DqnActivation::tanh);
  CHECK(copy.duelling == DqnDuelling::mean);
  CHECK(copy.agent.target_clock == DqnClock::updates);
  CHECK(copy.agent.tau == 0.01);
  CHECK_THROWS_AS(set_field(copy, "hidden3", "7"), ConfigError);
}
