// check_env: plays an environment by chance and lists which promises of Env it breaks.
#pragma once
#include <functional>
#include <memory>
#include <string>
#include <type_traits>
#include <vector>

#include "minirl/envs/env.hpp"

namespace minirl {

struct CheckEnvConfig {
  int episodes = 5;        // how many seeds are played
  int max_steps = 200;     // of an episode; what comes later is not looked at
  std::uint64_t seed = 0;  // the first seed; it chooses the actions too
};

namespace detail {
/// Makes a copy of the environment in its present state; empty if it has no copies.
template <class Obs, class Act>
using MakeCopy = std::function<std::unique_ptr<Env<Obs, Act>>()>;

template <class Obs, class Act>
struct Promises {
  static std::vector<std::string> broken(Env<Obs, Act>& env, const MakeCopy<Obs, Act>& copy,
                                         const CheckEnvConfig& config);
};
}  // namespace detail

/// Each broken promise with the value that broke it; empty is good. Looked at: observations lie in their
/// space and stay as they were, rewards are finite, a seed fixes the episode, reset() goes on, calls out of
/// order and actions outside are refused, spaces stay, copies are worlds of their own, the picture is there
/// always or never, an archive (if there is one) puts the same state back. `env` must be new (never reset):
/// `check_env(MyWorld{})`, `check_env(*make_tabular(id))`.
template <class E>
std::vector<std::string> check_env(E&& env, const CheckEnvConfig& config = {}) {
  using World = std::remove_cvref_t<E>;
  using Obs = typename World::Observation;
  using Act = typename World::Action;
  detail::MakeCopy<Obs, Act> copy;
  if constexpr (std::is_copy_constructible_v<World>) copy = [&] { return std::make_unique<World>(env); };
  return detail::Promises<Obs, Act>::broken(env, copy, config);
}

}  // namespace minirl
