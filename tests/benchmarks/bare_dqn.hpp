// DQN on CartPole without agent, environment, memory class or tape: one loop over arrays and kernels.
#pragma once
#include <vector>

#include "minirl/agents/dqn_presets.hpp"

namespace minirl::bench {

/// The numbers of the network after `setup.steps` steps, bit for bit those of the library. Of the settings it
/// knows those that the loops of the benchmark need: two hidden layers, Adam on the squared error without
/// clipping, a clock of steps for learning and for the hard copies.
std::vector<Scalar> bare_dqn(const DqnSetup& setup, std::uint64_t seed);

}  // namespace minirl::bench
