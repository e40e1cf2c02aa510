// ThreeStateProcess: the smallest decision process in which the best way leads through a loss.
// Source: the chapter on reinforcement learning of A. Géron's book (2nd edition), figure 18-8.
#pragma once
#include <array>

#include "minirl/envs/tabular_world.hpp"

namespace minirl {

/// It begins in state 0 and never ends: add a TimeLimit. Not every action is possible in every state; a step
/// with another one throws ConfigError.
///
///     state 0: action 0 -> 0: 0.7 (+10), 1: 0.3     action 1 -> 0     action 2 -> 0: 0.8, 1: 0.2
///     state 1: action 0 -> 1                                          action 2 -> 2 (-50)
///     state 2:                      action 1 -> 0: 0.8 (+40), 1: 0.1, 2: 0.1
class ThreeStateProcess final : public TabularWorld {
 public:
  static constexpr int actions = 3;

  ThreeStateProcess();

  /// Which actions are possible in the present state, for `action_space().sample`.   [actions]
  std::array<bool, actions> action_mask() const;

  /// The states, their actions, the ways with probability and reward, the present state in colour.
  void draw(Canvas& canvas) const override;
};

}  // namespace minirl
