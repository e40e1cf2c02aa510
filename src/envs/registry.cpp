#include "minirl/envs/registry.hpp"

#include <algorithm>

#include "minirl/envs/acrobot.hpp"
#include "minirl/envs/cartpole.hpp"
#include "minirl/envs/griddy.hpp"
#include "minirl/envs/lunar_lander.hpp"
#include "minirl/envs/mountain_car.hpp"
#include "minirl/envs/mountain_car_continuous.hpp"
#include "minirl/envs/pendulum.hpp"
#include "minirl/envs/submarine.hpp"
#include "minirl/envs/wrappers/time_limit.hpp"

namespace minirl {
namespace {

template <EnvKind kind>
using Pointer = std::variant_alternative_t<static_cast<std::size_t>(kind), AnyEnv>;

template <class E, int max_steps>
AnyEnv limited() {
  return std::make_unique<TimeLimit<E>>(E{}, max_steps);
}

template <EnvKind kind>
Pointer<kind> make_of_kind(const char* name, std::string_view id) {
  const EnvSpec& spec = env_spec(id);
  if (spec.kind != kind) {
    throw ConfigError(join(name, ": ", id, " is ", describe(spec.kind), "; asked for was ", describe(kind)));
  }
  return std::get<Pointer<kind>>(spec.make());
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
      {"Griddy", "Walk to the corner of a 4 x 4 grid in as few steps as possible.", EnvKind::discrete, 1000,
       std::nullopt, "", limited<Griddy, 1000>, 4},
      {"Submarine", "Find the treasure, though two places look the same.", EnvKind::discrete, 100,
       std::nullopt, "", limited<Submarine, 100>, 4},
  };
  return specs;
}

const EnvSpec& env_spec(std::string_view id) {
  std::vector<std::string> ids;
  for (const EnvSpec& spec : all_envs()) {
    if (spec.id == id) return spec;
    ids.push_back(spec.id);
  }
  throw ConfigError(unknown("environment", id, ids));
}

AnyEnv make_env(std::string_view id) { return env_spec(id).make(); }

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
