// rejected: rain, nice, snow
#include "minirl/chapter.hpp"

using namespace minirl;

std::vector<double> long_run(const MarkovChain& chain) {
  return std::vector<double>(static_cast<std::size_t>(chain.states()), 1.0 / chain.states());
}
