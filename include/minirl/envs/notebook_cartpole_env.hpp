// NotebookCartPoleEnv: the notebook's cart-pole behind the contract that every environment keeps.
#pragma once
#include <limits>

#include "minirl/envs/cartpole.hpp"
#include "minirl/envs/notebook_cartpole.hpp"

namespace minirl {

/// `reset(seed)` starts the episodes that gym 0.17.2 played after `env.seed(seed)`. Spaces, rewards and
/// picture are CartPole's; observations are rounded to float, the state inside is not. The task ends with the
/// fall only: add a TimeLimit.
class NotebookCartPoleEnv final : public Env<Tensor, int> {
 public:
  const Box& observation_space() const override { return looks_.observation_space(); }
  const Discrete& action_space() const override { return looks_.action_space(); }
  void draw(Canvas& canvas) const override { looks_.draw(canvas); }

  /// The four numbers in full precision.
  const NotebookCartPole::State& state() const { return looks_.state(); }
  void set_state(const NotebookCartPole::State& state);

 private:
  Tensor start(std::optional<std::uint64_t> seed) override;
  Step<Tensor> advance(const int& a) override;
  void archive_state(Archive& a) override { a("looks", looks_), a("game", game_), a("starts", starts_); }

  CartPole looks_;
  NotebookCartPole game_{std::numeric_limits<int>::max()};  // its limit never comes
  OldGymStarts starts_{0};
};

}  // namespace minirl
