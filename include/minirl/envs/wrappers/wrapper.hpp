// Wrapper: what all wrappers have in common, an environment that they keep inside and pass calls on to.
#pragma once
#include <memory>
#include <utility>

#include "minirl/envs/env.hpp"

namespace minirl {
namespace detail {
// What a wrapper was given: the environment itself, or a pointer to it as the registry makes them.
template <class E>
auto& opened(E& env) {
  if constexpr (requires { *env; }) {
    if (env == nullptr) throw ConfigError("wrapper: there is no environment inside, the pointer is null");
    return *env;
  } else {
    return env;
  }
}
template <class E>
using Inside = std::remove_reference_t<decltype(opened(std::declval<E&>()))>;
}  // namespace detail

/// Keeps an environment and shows its picture. For wrappers of another kind than what is inside: they say
/// all the rest. `E` is an environment, which is then copied with its wrapper, or a std::unique_ptr to one.
template <class E, class Obs, class Act>
class Around : public Env<Obs, Act> {
 public:
  using Inside = detail::Inside<E>;

  /// The environment inside, with what only it knows.
  const Inside& env() const { return detail::opened(env_); }
  Inside& env() { return detail::opened(env_); }

  void draw(Canvas& canvas) const override { env().draw(canvas); }

 protected:
  explicit Around(E env) : env_(std::move(env)) { detail::opened(env_); }

  // A wrapper that remembers something calls this and adds its own.
  void archive_state(Archive& a) override { a("inside", env()); }

 private:
  E env_;
};

/// A wrapper of the same kind as what is inside: spaces and resets go through, the wrapper says what a step
/// is. `ScaleReward env(TimeLimit(CartPole{}, 500), 0.1)` and `ScaleReward env(make_discrete("Griddy"),
/// 0.1)`.
template <class E>
class Wrapper
    : public Around<E, typename detail::Inside<E>::Observation, typename detail::Inside<E>::Action> {
 public:
  using Obs = typename detail::Inside<E>::Observation;
  using Act = typename detail::Inside<E>::Action;

  const SpaceOf<Obs>& observation_space() const override { return this->env().observation_space(); }
  const SpaceOf<Act>& action_space() const override { return this->env().action_space(); }
  bool allows(const Act& a) const override { return this->env().allows(a); }
  const Env<Obs, Act>& unwrapped() const override { return this->env().unwrapped(); }

 protected:
  explicit Wrapper(E env) : Around<E, Obs, Act>(std::move(env)) {}
  Obs start(std::optional<std::uint64_t> seed) override { return this->env().reset(seed); }
};

}  // namespace minirl
