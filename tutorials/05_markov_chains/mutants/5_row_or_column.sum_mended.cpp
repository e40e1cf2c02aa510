// rejected: they were made so afterwards
#include "minirl/chapter.hpp"

using namespace minirl;

std::vector<double> step_of(const MarkovChain& chain, const std::vector<double>& u) {
  std::vector<double> u2(u.size());
  double sum = 0;
  for (std::size_t j = 0; j < u.size(); ++j) {
    for (std::size_t s = 0; s < u.size(); ++s) u2[j] += u[s] * chain.row(static_cast<int>(j))[s];
    sum += u2[j];
  }
  for (double& p : u2) p /= sum;
  return u2;
}
