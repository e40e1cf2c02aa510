// rejected: so a few do not do
#include "minirl/chapter.hpp"

using namespace minirl;

std::vector<double> long_run(const MarkovChain& chain) {
  std::vector<double> u = always_from(0, chain.states());
  for (int step = 0; step < 100; ++step) {
    const std::vector<double> moved = distribution_after(chain, u, 1);
    for (std::size_t s = 0; s < u.size(); ++s) u[s] = (u[s] + moved[s]) / 2;
  }
  return u;
}
