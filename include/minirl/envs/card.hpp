// A world on a card: what an agent sees, may do, is paid for, and when it is over.
#pragma once
#include <string_view>

namespace minirl {

/// In sentences or lists without a full stop at their end.
struct EnvCard {
  std::string_view world;        // what ids of one world share: "CartPole"
  std::string_view observation;  // its numbers, in order, with their units
  std::string_view actions;
  std::string_view reward;
  std::string_view end;    // what terminates an episode; limits are in EnvSpec
  std::string_view start;  // how an episode begins
};

/// The card of an environment of the registry. Throws ConfigError for an unknown id.
const EnvCard& env_card(std::string_view id);

}  // namespace minirl
