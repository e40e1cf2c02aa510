// The environments as text: the facts of one, and the page of all.
#pragma once
#include <filesystem>
#include <string>

#include "minirl/envs/registry.hpp"

namespace minirl::app {

/// Each as a cell of a table, "-" where there is none.
struct EnvFacts {
  std::string observations, actions, limit, threshold, needs;
};
EnvFacts facts_of(const EnvSpec& env);

/// What the card of an environment says, a line each.
std::string env_text(const EnvSpec& env);

/// Writes `file` (Markdown) and, into a folder of the same name without the ending, a PNG for each world that
/// can be made here.
void write_env_page(const std::filesystem::path& file);

}  // namespace minirl::app
