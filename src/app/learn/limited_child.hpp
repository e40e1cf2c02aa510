// run_limited: another program with a limit of time and memory, its output kept in a text.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace minirl::app::learning {

struct Limits {
  double seconds = 10;         // after which it and all that it started are killed
  std::int64_t memory_kb = 0;  // address space in KiB; 0 means no limit
};

struct ChildEnd {
  std::string output;  // what it printed, errors included; the first megabyte
  int status = 0;      // its exit status, if no signal ended it
  int signal = 0;      // the signal that ended it, or 0
  bool timed_out = false;
  bool interrupted = false;  // a Ctrl-C came while it ran
  double seconds = 0;

  bool went_well() const { return status == 0 && signal == 0 && !timed_out && !interrupted; }
};

/// Runs `words` (program, then arguments) with an empty input in a process group of its own and waits.
/// Throws IoError if it cannot be started; a program that is not found ends with status 127.
ChildEnd run_limited(const std::vector<std::string>& words, const Limits& limits);

}  // namespace minirl::app::learning
