// Whole loops of training, each beside its rival: the same loop over arrays and kernels.
#pragma once
#include "benchmarks/cases.hpp"
#include "minirl/agents/dqn_presets.hpp"

namespace minirl::bench {

/// A twentieth of 50,000 steps with CleanRL's hyper-parameters: 2,500 steps, 200 updates.
DqnSetup cleanrl_slice();
/// 2,000 steps of the notebook's DQN in the book's form, with an update after each step from the 101st on.
DqnSetup notebook_slice();

/// The numbers of the network after a training of `setup` on CartPole-v1, as a user writes the loop.
std::vector<Scalar> library_dqn(const DqnSetup& setup, std::uint64_t seed);

/// NAME: the library; NAME_bare: the rival.
std::vector<Case> loop_cases();

}  // namespace minirl::bench
