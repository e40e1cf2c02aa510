// rejected: you read what you just wrote
#include "minirl/chapter.hpp"

using namespace minirl;

std::vector<double> after(const MarkovChain& chain, std::vector<double> u, int n) {
  for (int step = 0; step < n; ++step) {
    for (std::size_t s = 0; s < u.size(); ++s) {
      const double here = u[s];
      u[s] = 0;
      for (std::size_t j = 0; j < u.size(); ++j) u[j] += here * chain.row(static_cast<int>(s))[j];
    }
  }
  return u;
}
