#include "minirl/envs/registry.hpp"

#include <algorithm>

#include "minirl/envs/acrobot.hpp"
#include "minirl/envs/blackjack.hpp"
#include "minirl/envs/bridge/gymnasium.hpp"
#include "minirl/envs/cartpole.hpp"
#include "minirl/envs/cliff_walking.hpp"
#include "minirl/envs/four_state_chain.hpp"
#include "minirl/envs/frozen_lake.hpp"
#include "minirl/envs/griddy.hpp"
#include "minirl/envs/lunar_lander.hpp"
#include "minirl/envs/mountain_car.hpp"
#include "minirl/envs/mountain_car_continuous.hpp"
#include "minirl/envs/notebook_cartpole_env.hpp"
#include "minirl/envs/pendulum.hpp"
#include "minirl/envs/submarine.hpp"
#include "minirl/envs/taxi.hpp"
#include "minirl/envs/three_state_process.hpp"
#include "minirl/envs/wrappers/time_limit.hpp"

namespace minirl {
namespace {

template <EnvKind kind>
using Pointer = std::variant_alternative_t<static_cast<std::size_t>(kind), AnyEnv>;

template <class E, int max_steps>
AnyEnv limited() {
  return std::make_unique<TimeLimit<E>>(E{}, max_steps);
}

template <class E>
AnyEnv unlimited() {
  return std::make_unique<E>();
}

AnyEnv large_lake() { return std::make_unique<TimeLimit<FrozenLake>>(FrozenLake({.map = lake_8x8()}), 200); }

AnyEnv slippery_cliff() { return std::make_unique<CliffWalking>(CliffWalkingConfig{.slippery = true}); }

template <EnvKind kind>
Pointer<kind> make_of_kind(const char* name, std::string_view id) {
  AnyEnv env = make_env(id);
  if (auto* found = std::get_if<Pointer<kind>>(&env)) return std::move(*found);
  throw ConfigError(join(name, ": ", id, " is ", describe(static_cast<EnvKind>(env.index())),
                         "; asked for was ", describe(kind)));
}

// The rest of an id that Gymnasium itself is asked for.
std::optional<GymnasiumConfig> bridged(std::string_view id) {
  if (!id.starts_with(gymnasium_prefix)) return std::nullopt;
  return GymnasiumConfig{.id = std::string(id.substr(gymnasium_prefix.size()))};
}

}  // namespace

std::string describe(EnvKind kind) {
  switch (kind) {
    case EnvKind::tabular:
      return "tabular (observations and actions are whole numbers)";
    case EnvKind::discrete:
      return "discrete (observations are tensors, actions are whole numbers)";
    case EnvKind::continuous:
      return "continuous (observations and actions are tensors)";
    case EnvKind::pixels:
      break;
  }
  return "pixels (observations are frames, actions are whole numbers)";
}

const std::vector<EnvSpec>& all_envs() {
  static const std::vector<EnvSpec> specs = {
      {"CartPole-v0", "Balance a pole on a cart, for 200 steps at most.", EnvKind::discrete, 200, 195, "",
       limited<CartPole, 200>, 50},
      {"CartPole-v1", "Balance a pole on a cart, for 500 steps at most.", EnvKind::discrete, 500, 475, "",
       limited<CartPole, 500>, 50},
      {"MountainCar-v0", "Swing a weak car out of a valley, up to the flag.", EnvKind::discrete, 200, -110,
       "", limited<MountainCar, 200>},
      {"MountainCarContinuous-v0", "Swing a weak car up to the flag with little fuel.", EnvKind::continuous,
       999, 90, "", limited<MountainCarContinuous, 999>},
      {"Pendulum-v1", "Swing a pendulum up with a weak motor and keep it upright.", EnvKind::continuous, 200,
       std::nullopt, "", limited<Pendulum, 200>, 20},
      {"Acrobot-v1", "Swing the tip of two hanging links over a line.", EnvKind::discrete, 500, -100, "",
       limited<Acrobot, 500>, 15},
      {"LunarLander-v3", "Land between two flags, each engine on or off.", EnvKind::discrete, 1000, 200,
       "Box2D 2.4 (libbox2d-dev)", limited<LunarLander, 1000>, 50},
      {"LunarLanderContinuous-v3", "Land between two flags with throttles.", EnvKind::continuous, 1000, 200,
       "Box2D 2.4 (libbox2d-dev)", limited<LunarLanderContinuous, 1000>, 50},
      {"FrozenLake-v1", "Cross a slippery 4 x 4 lake and fall into no hole.", EnvKind::tabular, 100, 0.70, "",
       limited<FrozenLake, 100>, 4},
      {"FrozenLake8x8-v1", "Cross a slippery 8 x 8 lake and fall into no hole.", EnvKind::tabular, 200, 0.85,
       "", large_lake, 4},
      {"CliffWalking-v1", "Walk from corner to corner along a cliff.", EnvKind::tabular, std::nullopt,
       std::nullopt, "", unlimited<CliffWalking>, 4},
      {"CliffWalkingSlippery-v1", "Walk along a cliff where a step may go sideways.", EnvKind::tabular,
       std::nullopt, std::nullopt, "", slippery_cliff, 4},
      {"Taxi-v4", "Fetch a passenger and bring them to where they want to go.", EnvKind::tabular, 200, 8, "",
       limited<Taxi, 200>, 4},
      {"Blackjack-v1", "Draw cards towards 21 and have more than the dealer.", EnvKind::tabular, std::nullopt,
       std::nullopt, "", unlimited<Blackjack>, 4},
      {"Griddy", "Walk to the corner of a 4 x 4 grid in as few steps as possible.", EnvKind::discrete, 1000,
       std::nullopt, "", limited<Griddy, 1000>, 4},
      {"Submarine", "Find the treasure, though two places look the same.", EnvKind::discrete, 100,
       std::nullopt, "", limited<Submarine, 100>, 4},
      {"FourStateChain", "A Markov chain: nothing to choose, watch where chance leads.", EnvKind::tabular, 50,
       std::nullopt, "", limited<FourStateChain, 50>, 4},
      {"ThreeStateProcess", "Three states, and the best way leads through a loss.", EnvKind::tabular, 100,
       std::nullopt, "", limited<ThreeStateProcess, 100>, 4},
      {"NotebookCartPole-2000", "The cart-pole of the notebook's games, of old gym 0.17.", EnvKind::discrete,
       2000, std::nullopt, "", limited<NotebookCartPoleEnv, 2000>, 50},
      {"NotebookCartPole-5000", "The same with the limit of the notebook's training.", EnvKind::discrete,
       5000, std::nullopt, "", limited<NotebookCartPoleEnv, 5000>, 50},
  };
  return specs;
}

EnvSpec env_spec(std::string_view id) {
  if (const auto config = bridged(id)) return gymnasium_spec(*config);
  std::vector<std::string> ids;
  for (const EnvSpec& spec : all_envs()) {
    if (spec.id == id) return spec;
    ids.push_back(spec.id);
  }
  throw ConfigError(unknown("environment", id, ids));
}

AnyEnv make_env(std::string_view id, Pictures pictures) {
  auto config = bridged(id);
  if (!config) return env_spec(id).make();
  if (pictures == Pictures::needed) config->kwargs = R"({"render_mode": "rgb_array"})";
  return make_gymnasium(*config);
}

std::unique_ptr<TabularEnv> make_tabular(std::string_view id) {
  return make_of_kind<EnvKind::tabular>("make_tabular", id);
}

std::unique_ptr<DiscreteEnv> make_discrete(std::string_view id) {
  return make_of_kind<EnvKind::discrete>("make_discrete", id);
}

std::unique_ptr<ContinuousEnv> make_continuous(std::string_view id) {
  return make_of_kind<EnvKind::continuous>("make_continuous", id);
}

std::unique_ptr<PixelEnv> make_pixels(std::string_view id) {
  return make_of_kind<EnvKind::pixels>("make_pixels", id);
}

}  // namespace minirl
