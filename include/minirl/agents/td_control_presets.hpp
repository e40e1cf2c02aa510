// Settings under which temporal-difference control is known to work, and those of the notebook.
#pragma once
#include <string_view>
#include <vector>

#include "minirl/agents/preset.hpp"
#include "minirl/agents/td_control.hpp"

namespace minirl {

/// Everything a run needs beside the environment and the seed.
struct TdSetup {
  long steps = 100'000;  // environment steps of training
  TdConfig agent{};

  template <class Self, class F>
  static void fields(Self& self, F field) {
    field("steps", self.steps);
    TdConfig::fields(self.agent, field);
  }
};

using TdPreset = Preset<TdSetup>;

/// All presets; those called "minirl" are the ones to start with.
const std::vector<TdPreset>& td_presets();

/// The setup of the preset called `name` for `env`. Throws ConfigError with those there are.
TdSetup td_preset(std::string_view env, std::string_view name);

/// A fresh agent for this environment, which knows the possible actions if the environment has a table.
/// Throws ConfigError if its states or actions do not count from 0.
TdControl make_td_control(const TdSetup& setup, const Env<int, int>& env, std::uint64_t seed);

}  // namespace minirl
