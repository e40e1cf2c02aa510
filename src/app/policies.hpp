// Policies by name for any environment: by chance, a rule that somebody thought of, or trained weights.
#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <variant>

#include "minirl/envs/registry.hpp"

namespace minirl::app {

template <class Obs, class Act>
using Policy = std::function<Act(const Obs&)>;

/// A policy for an environment of whichever kind, in the order of AnyEnv.
using AnyPolicy =
    std::variant<Policy<int, int>, Policy<Tensor, int>, Policy<Tensor, Tensor>, Policy<Frame, int>>;

/// Actions drawn from the environment's space; in a world with a table those that are possible.
AnyPolicy random_policy(const AnyEnv& env, std::uint64_t seed);

/// The rule for the environment `id`. Throws ConfigError, naming those that have one, if nobody wrote one.
AnyPolicy heuristic_policy(const std::string& id);

/// f(env, policy) with both opened; they must be of one kind.
template <class F>
auto with_policy(const AnyEnv& env, const AnyPolicy& policy, const F& f) {
  return std::visit(
      [&](const auto& playable) {
        using E = std::remove_cvref_t<decltype(*playable)>;
        return f(*playable, std::get<Policy<typename E::Observation, typename E::Action>>(policy));
      },
      env);
}

/// "random", "heuristic", or the file of an agent's weights, which then acts greedily. Throws ConfigError if
/// the agent was trained on an environment of another kind.
AnyPolicy policy_called(const std::string& name, const EnvSpec& spec, std::uint64_t seed);

}  // namespace minirl::app
