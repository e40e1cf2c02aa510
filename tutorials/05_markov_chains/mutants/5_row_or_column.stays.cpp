// rejected: so it is added to u2[j]
#include "minirl/chapter.hpp"

using namespace minirl;

std::vector<double> step_of(const MarkovChain& chain, const std::vector<double>& u) {
  std::vector<double> u2(u.size());
  for (std::size_t j = 0; j < u.size(); ++j) {
    for (std::size_t s = 0; s < u.size(); ++s) u2[j] += u[j] * chain.row(static_cast<int>(j))[s];
  }
  return u2;
}
