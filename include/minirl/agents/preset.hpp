// Presets: settings with a name, under which an agent is known to do something in an environment.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"

namespace minirl {

/// `Setup` is everything that a run needs beside the environment and the seed.
template <class Setup>
struct Preset {
  std::string name;   // "minirl": the one to start with; "notebook": that of a notebook, mistakes included
  std::string env;    // the environment it was made for
  std::string about;  // one sentence
  Setup setup;
};

/// The setup of the preset called `name` for `env`; "defaults" is a setup as it is declared. Throws
/// ConfigError with those there are.
template <class Setup>
Setup find_preset(const std::vector<Preset<Setup>>& presets, std::string_view agent, std::string_view env,
                  std::string_view name) {
  if (name == "defaults") return {};
  std::vector<std::string> names;
  for (const Preset<Setup>& p : presets) {
    if (p.env != env) continue;
    if (p.name == name) return p.setup;
    names.push_back(p.name);
  }
  names.push_back("defaults");
  throw ConfigError(unknown(join("preset of ", agent, " for ", env), name, names));
}

}  // namespace minirl
