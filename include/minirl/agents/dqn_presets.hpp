// Settings under which DQN is known to work, and those of the notebook.
#pragma once
#include <array>
#include <string_view>
#include <vector>

#include "minirl/agents/dqn.hpp"
#include "minirl/agents/preset.hpp"

namespace minirl {

enum class DqnActivation { relu, elu, tanh };
constexpr std::array<const char*, 3> enum_names(DqnActivation) { return {"relu", "elu", "tanh"}; }

/// Whether the network's head is a duelling one, and what that takes off the advantages (see Advantages).
enum class DqnDuelling { none, mean, max };
constexpr std::array<const char*, 3> enum_names(DqnDuelling) { return {"none", "mean", "max"}; }

/// Everything a run of DQN needs beside the environment and the seed.
struct DqnSetup {
  int hidden1 = 64;  // units of the first hidden layer; 0: none, a linear network
  int hidden2 = 64;  // of the second one; 0: none
  DqnActivation activation = DqnActivation::relu;
  DqnDuelling duelling = DqnDuelling::none;
  long steps = 50'000;  // environment steps of training
  long snapshot_every =
      1'000;  // environment steps between evaluations for the best weights; 0: the last stay
  DqnConfig agent{};

  template <class Self, class F>
  static void fields(Self& self, F field) {
    field("hidden1", self.hidden1), field("hidden2", self.hidden2), field("activation", self.activation);
    field("duelling", self.duelling), field("steps", self.steps);
    field("snapshot_every", self.snapshot_every);
    DqnConfig::fields(self.agent, field);
  }
};

using DqnPreset = Preset<DqnSetup>;

/// All presets; those called "minirl" are the ones to start with.
const std::vector<DqnPreset>& dqn_presets();

/// The setup of the preset called `name` for `env`. Throws ConfigError with those there are.
DqnSetup dqn_preset(std::string_view env, std::string_view name);

/// The network of a setup, without values yet.   [batch,observations] -> [batch,actions]
Sequential dqn_network(const DqnSetup& setup, int observations, int actions);

/// An agent with fresh weights for this environment.
Dqn make_dqn(const DqnSetup& setup, const Env<Tensor, int>& env, std::uint64_t seed);

}  // namespace minirl
