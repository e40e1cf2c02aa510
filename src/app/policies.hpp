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

/// Actions by chance among those that `env`, which must live as long as the policy, allows at the moment.
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

/// How a policy is found.
struct PolicyRequest {
  std::string name;  // "random", "heuristic", or the file of an agent's weights, which then acts greedily
  std::uint64_t seed = 0;  // of a random one
};

/// The policy for `env`, which is the environment `id`. Throws ConfigError if there is none of that name, or
/// an agent was trained on an environment with other spaces.
AnyPolicy find_policy(const PolicyRequest& request, const std::string& id, const AnyEnv& env);

}  // namespace minirl::app
