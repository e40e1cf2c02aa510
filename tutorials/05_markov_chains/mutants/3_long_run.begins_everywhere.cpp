// rejected: wherever it begins
#include "minirl/chapter.hpp"

using namespace minirl;

std::vector<double> long_run(const MarkovChain& chain) {
  const auto states = static_cast<std::size_t>(chain.states());
  return distribution_after(chain, std::vector<double>(states, 1.0 / chain.states()), 10'000);
}
