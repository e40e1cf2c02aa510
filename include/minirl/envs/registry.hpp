// The registry: every environment by the name that Gymnasium gives it.
#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "minirl/envs/env.hpp"

namespace minirl {

using TabularEnv = Env<int, int>;
using DiscreteEnv = Env<Tensor, int>;
using ContinuousEnv = Env<Tensor, Tensor>;
using PixelEnv = Env<Frame, int>;

/// An environment of whichever kind; `std::visit` opens it.
using AnyEnv = std::variant<std::unique_ptr<TabularEnv>, std::unique_ptr<DiscreteEnv>,
                            std::unique_ptr<ContinuousEnv>, std::unique_ptr<PixelEnv>>;

/// What goes in and out: tabular (int -> int), discrete (Tensor -> int), continuous (Tensor -> Tensor),
/// pixels (Frame -> int). The order is that of AnyEnv.
enum class EnvKind { tabular, discrete, continuous, pixels };

/// "discrete: observations are tensors, actions are whole numbers"
std::string describe(EnvKind kind);

struct EnvSpec {
  std::string id;                          // "CartPole-v1"
  std::string about;                       // one sentence: what there is to do
  EnvKind kind;                            // of observations and actions
  std::optional<int> max_episode_steps;    // where the TimeLimit cuts off
  std::optional<double> reward_threshold;  // a mean return that counts as solved
  std::string needs;                       // what it depends on beyond this library, or ""
  std::function<AnyEnv()> make;            // a new one, its TimeLimit included
  int steps_a_second = 30;                 // the pace at which it is shown
};

/// All environments, in the order of the course.
const std::vector<EnvSpec>& all_envs();

/// The entry called `id`; an id "gymnasium:..." is looked up at Gymnasium (envs/bridge/gymnasium.hpp). Throws
/// ConfigError with the nearest name and all there are.
EnvSpec env_spec(std::string_view id);

/// Whether an environment will be drawn: Gymnasium's only render if they were told before.
enum class Pictures { not_needed, needed };

/// A new environment with its time limit. Throws ConfigError for an unknown id and, if the kind is asked for,
/// for an environment of another kind.
AnyEnv make_env(std::string_view id, Pictures pictures = Pictures::not_needed);
std::unique_ptr<TabularEnv> make_tabular(std::string_view id);
std::unique_ptr<DiscreteEnv> make_discrete(std::string_view id);
std::unique_ptr<ContinuousEnv> make_continuous(std::string_view id);
std::unique_ptr<PixelEnv> make_pixels(std::string_view id);

}  // namespace minirl
