// rejected: it takes turns, so steps alone never settle
#include "minirl/chapter.hpp"

using namespace minirl;

std::vector<double> long_run(const MarkovChain& chain) {
  return distribution_after(chain, always_from(0, chain.states()), 10'000);
}
