// Settings under which REINFORCE is known to work, and those of the notebook.
#pragma once
#include <string_view>
#include <vector>

#include "minirl/agents/preset.hpp"
#include "minirl/agents/reinforce.hpp"

namespace minirl {

/// Everything a run of REINFORCE needs beside the environment and the seed.
struct ReinforceSetup {
  int hidden = 128;      // relu units between observation and logits; 0: none, a linear policy
  int logits = 0;        // outputs of the network; 0: one for each action
  long steps = 300'000;  // environment steps of training
  int environments = 1;  // that play at once, each with random numbers of its own
  ReinforceConfig agent{};

  template <class Self, class F>
  static void fields(Self& self, F field) {
    field("hidden", self.hidden), field("logits", self.logits), field("steps", self.steps);
    field("environments", self.environments);
    ReinforceConfig::fields(self.agent, field);
  }
};

using ReinforcePreset = Preset<ReinforceSetup>;

/// All presets; those called "minirl" are the ones to start with.
const std::vector<ReinforcePreset>& reinforce_presets();

/// The setup of the preset called `name` for `env`. Throws ConfigError with those there are.
ReinforceSetup reinforce_preset(std::string_view env, std::string_view name);

/// The network of a setup, without values yet.   [batch,observations] -> [batch,logits]
Sequential reinforce_policy(const ReinforceSetup& setup, int observations, int actions);

/// An agent with fresh weights for this environment.
Reinforce make_reinforce(const ReinforceSetup& setup, const Env<Tensor, int>& env, std::uint64_t seed);

}  // namespace minirl
