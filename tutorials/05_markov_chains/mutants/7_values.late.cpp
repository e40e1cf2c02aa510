// rejected: the first reward comes at once
#include "minirl/chapter.hpp"

using namespace minirl;

std::vector<double> values_of(const MarkovChain& chain, const std::vector<double>& r, double gamma) {
  std::vector<double> values(r.size());
  for (int sweep = 0; sweep < 2000; ++sweep) {
    std::vector<double> next(r.size());
    for (std::size_t s = 0; s < r.size(); ++s) {
      next[s] = gamma * r[s];
      for (std::size_t j = 0; j < r.size(); ++j)
        next[s] += gamma * chain.row(static_cast<int>(s))[j] * values[j];
    }
    values = next;
  }
  return values;
}
