// The same arithmetic as an environment's, in the barest loop: what a step costs at least.
#pragma once
#include <functional>

namespace minirl::bench {

std::function<void()> bare_cartpole_n1024();

}  // namespace minirl::bench
