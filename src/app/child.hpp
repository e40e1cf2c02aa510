// run_child: another program, run to its end.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

namespace minirl::app {

/// Runs `program` with these arguments, its output and errors in the file `log` (empty: on ours), and waits.
/// Returns its exit status, 128 + n if signal n ended it. Throws IoError if it cannot be started or the log
/// cannot be written.
int run_child(const std::filesystem::path& program, const std::vector<std::string>& arguments,
              const std::filesystem::path& log = {});

}  // namespace minirl::app
