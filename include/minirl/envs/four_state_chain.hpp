// FourStateChain: a Markov chain with four states, one of which is the end.
// Source: the chapter on reinforcement learning of A. Géron's book (2nd edition), figure 18-7.
#pragma once
#include "minirl/envs/tabular_world.hpp"

namespace minirl {

/// A world without choice or reward: one action, and chance does the rest. It begins in state 0 and the task
/// ends in state 3.
///
///     0 -> 0: 0.7   0 -> 1: 0.2   0 -> 3: 0.1        2 -> 1: 1.0
///     1 -> 2: 0.9   1 -> 3: 0.1                      3 -> 3: 1.0
class FourStateChain final : public TabularWorld {
 public:
  FourStateChain();

  /// The states, the ways between them with their probabilities, the present state in colour.
  void draw(Canvas& canvas) const override;
};

}  // namespace minirl
