// Makes runs: trains, writes what a run keeps, and tells on the screen how it goes; for `train` and `resume`.
#pragma once
#include <vector>

#include "app/agent_registry.hpp"

namespace minirl::app {

/// What is shown while runs are made.
enum class Show { progress, results_only };

/// Makes the runs, as many at once as there are processors, and prints a line of results for each. Ctrl-C
/// saves all that are under way and says how to go on. The exit status: 0, or 130 if they were stopped.
int make_runs(const AgentSpec& agent, const std::vector<RunRequest>& requests, Show show);

/// The file in the folder of a run that it can be resumed from.
std::filesystem::path checkpoint_of(const std::filesystem::path& out);

}  // namespace minirl::app
