// The benchmark cases: steps as a user of the library writes them.
#pragma once
#include <functional>
#include <string>
#include <vector>

namespace minirl::bench {

struct Case {
  std::string name;                             // "dqn_step_b32"
  std::string about;                            // one sentence
  std::function<std::function<void()>()> make;  // sets everything up and returns one step
  bool is_whole_run = false;                    // its step sets up a run of training itself
};

const std::vector<Case>& all_cases();

}  // namespace minirl::bench
