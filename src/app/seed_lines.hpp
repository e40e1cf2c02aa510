// The words of several runs that go on side by side: whole lines, in the order of the seeds.
#pragma once
#include <chrono>
#include <map>
#include <mutex>
#include <ostream>
#include <string>
#include <vector>

#include "minirl/lab/train.hpp"

namespace minirl::app {

class SeedLines {
 public:
  /// Lines go to `out`; on a terminal, `live` shows how far all of them are (null: nobody asks).
  SeedLines(std::size_t seeds, std::ostream& out, std::ostream* live);

  /// Run i has ended and says `line`. It is shown once all runs before it have ended. From any thread.
  void ended(std::size_t i, std::string line);
  /// What watches run i for the common line.
  Observer watch(std::size_t i);

 private:
  void show_lines();
  void show_progress();

  std::mutex mutex_;
  std::ostream& out_;
  std::ostream* live_;
  std::vector<double> shares_;                  // done of each run, 0 to 1
  std::map<std::size_t, std::string> waiting_;  // for the runs before them
  std::size_t ended_ = 0, shown_ = 0;
  std::chrono::steady_clock::time_point next_{};  // when the common line may change again
};

}  // namespace minirl::app
