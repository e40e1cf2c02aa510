#include "minirl/agents/td_control_presets.hpp"

#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"
#include "minirl/envs/tabular_world.hpp"

namespace minirl {
namespace {

// The rate 1 / (1 + n / 100) forgets what was believed at first and still settles. All that is not tried yet
// looks like the goal. Chosen on seeds 1000 to 1009, which all found the best policy.
TdSetup frozen_lake() {
  return {.steps = 1'000'000,
          .agent = {.gamma = 0.999,
                    .learning_rate = 1,
                    .decay = 0.01,
                    .decay_by = DecayBy::visits,
                    .epsilon_to = 0.1,
                    .epsilon_steps = 500'000,
                    .initial_value = 1}};
}

// The same; the discount is the one whose best policy gets farthest within the limit of 200 steps. Chosen on
// seeds 1000 to 1009.
TdSetup large_lake() {
  return {.steps = 5'000'000,
          .agent = {.gamma = 0.995,
                    .learning_rate = 1,
                    .decay = 0.01,
                    .decay_by = DecayBy::visits,
                    .epsilon_to = 0.1,
                    .epsilon_steps = 2'500'000,
                    .initial_value = 1}};
}

// Every action has one outcome: nothing has to be averaged. Chosen on seeds 1000 to 1009.
TdSetup taxi() {
  return {.steps = 500'000,
          .agent = {.gamma = 0.99, .learning_rate = 1, .epsilon_to = 0.05, .epsilon_steps = 250'000}};
}

// Sutton & Barto's example 6.6, at its rate of exploration.
TdSetup cliff_walking() {
  return {.steps = 50'000,
          .agent = {.gamma = 1, .learning_rate = 0.5, .epsilon_from = 0.1, .epsilon_to = 0.1}};
}

// Means of what came of each action: no state comes twice in a game. Chosen on seeds 1000 to 1002.
TdSetup blackjack() {
  return {.steps = 5'000'000,
          .agent = {.gamma = 1,
                    .learning_rate = 1,
                    .decay = 1,
                    .decay_by = DecayBy::visits,
                    .epsilon_to = 0.5,
                    .epsilon_steps = 5'000'000}};
}

// Any policy shows the worth of all actions, the random one soonest. Chosen on seeds 1000 to 1009.
TdSetup three_states() {
  return {.steps = 200'000,
          .agent = {
              .gamma = 0.9, .learning_rate = 1, .decay = 0.1, .decay_by = DecayBy::visits, .epsilon_to = 1}};
}

// The Géron notebook: random exploration, 10,000 steps. Its own random numbers, one stream for actions and
// world, are in chapter 07; these are ours.
TdSetup notebook() {
  return {.steps = 10'000,
          .agent = {.gamma = 0.9, .learning_rate = 0.05, .decay = 0.005, .epsilon_from = 1, .epsilon_to = 1}};
}

}  // namespace

const std::vector<TdPreset>& td_presets() {
  static const std::vector<TdPreset> presets{
      {"minirl", "FrozenLake-v1", "optimism, and a learning rate that falls with the visits; a million steps",
       frozen_lake()},
      {"minirl", "FrozenLake8x8-v1", "the same on the large lake, five million steps", large_lake()},
      {"minirl", "Taxi-v4", "nothing is left to chance: each update replaces the old value", taxi()},
      {"minirl", "CliffWalking-v1", "Sutton & Barto's example 6.6: a tenth of the steps by chance",
       cliff_walking()},
      {"minirl", "Blackjack-v1", "means over many games, half of the actions by chance", blackjack()},
      {"minirl", "ThreeStateProcess", "random actions, a learning rate that falls with the visits",
       three_states()},
      {"notebook", "ThreeStateProcess", "the notebook's: random actions, 10,000 steps", notebook()},
  };
  return presets;
}

TdSetup td_preset(std::string_view env, std::string_view name) {
  return find_preset(td_presets(), "q_learning", env, name);
}

TdControl make_td_control(const TdSetup& setup, const Env<int, int>& env, std::uint64_t seed) {
  const Discrete &states = env.observation_space(), &actions = env.action_space();
  if (states.start != 0 || actions.start != 0) {
    throw ConfigError(join("td_control: states are ", states.text(), ", actions ", actions.text(),
                           "; both must count from 0"));
  }
  const Rng stream = Rng(seed).stream("agent");
  if (const TabularWorld* world = world_in(env)) return {world->table(), setup.agent, stream};
  return {states.n, actions.n, setup.agent, stream};
}

}  // namespace minirl
