// The worlds of classic control, each beside its rival: the same arithmetic in a bare function.
#pragma once
#include "benchmarks/cases.hpp"

namespace minirl::bench {

/// NAME_step: a step through the time limit and the virtual call; NAME_bare: the rival.
std::vector<Case> world_cases();

}  // namespace minirl::bench
