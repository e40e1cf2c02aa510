// The same arithmetic as that of 1024 copies of an environment, in the barest loop over arrays.
#pragma once
#include <functional>

namespace minirl::bench {

std::function<void()> bare_cartpole_vector();

}  // namespace minirl::bench
