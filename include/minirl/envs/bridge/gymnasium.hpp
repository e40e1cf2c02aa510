// The bridge to Gymnasium: any of its environments, played by a Python process behind the same Env interface.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "minirl/envs/registry.hpp"

namespace minirl {

/// How the registry's ids begin that are looked up at Gymnasium: "gymnasium:ALE/Pong-v5".
constexpr std::string_view gymnasium_prefix = "gymnasium:";

struct GymnasiumConfig {
  std::string id;                      // as gymnasium.make takes it: "ALE/Pong-v5", "my_module:MyWorld-v0"
  std::string kwargs = "{}";           // gymnasium.make's keywords, a JSON object: {"frameskip": 4}
  std::vector<std::string> imports{};  // modules that make ids known; ale_py and vizdoom.gymnasium_wrapper
                                       // are imported unasked for ids "ALE/..." and "Vizdoom..."
  std::string observation{};           // which member of a Dict is the observation; not needed if only one
                                       // is a Box, and 'screen' for ViZDoom
  std::string python{};                // the program; else what MINIRL_PYTHON names, else python3
  double start_timeout = 120;          // s: from the start to the environment's description
  double step_timeout = 60;            // s: for a reset, a step or a picture
};

/// A new environment in a Python process of its own, which ends with it. It comes as the kind its spaces ask
/// for: Discrete is int, Box is a Tensor of floats, a Box of bytes with 2 or 3 axes is a Frame (height,
/// width, channels). Its TimeLimit and its other wrappers are at work over there; `draw` shows what it
/// renders if kwargs has {"render_mode": "rgb_array"}. A running process can be neither copied nor written
/// down: `archive` throws NoArchiveError, a run cannot be resumed.
///
/// Throws ConfigError for what cannot be made: an unknown id, a missing package, wrong kwargs, spaces that do
/// not fit. Later an exception over there, a process that ends, and one that is silent for too long are a
/// ChildError with what it said last; a nan is a NumericError.
AnyEnv make_gymnasium(const GymnasiumConfig& config);

/// What the registry would say of it, limit and threshold by Gymnasium's own entry. It is made and ended for
/// that, and throws as `make_gymnasium` does.
EnvSpec gymnasium_spec(const GymnasiumConfig& config);

}  // namespace minirl
