// rejected: all together sum to
#include "minirl/chapter.hpp"

using namespace minirl;

std::vector<double> after(const MarkovChain& chain, std::vector<double> u, int n) {
  for (int step = 0; step < n; ++step) {
    std::vector<double> u2(u.size());
    for (std::size_t s = 0; s < u.size(); ++s) {
      for (std::size_t j = 0; j < u.size(); ++j) u2[j] += u[s] * chain.row(static_cast<int>(j))[s];
    }
    u = u2;
  }
  return u;
}
