// rejected: what comes is worth something, what has been is not
#include "minirl/chapter.hpp"

using namespace minirl;

std::vector<double> values_of(const MarkovChain& chain, const std::vector<double>& r, double gamma) {
  std::vector<double> values(r.size());
  for (int sweep = 0; sweep < 2000; ++sweep) {
    std::vector<double> next = r;
    for (std::size_t s = 0; s < r.size(); ++s) {
      for (std::size_t j = 0; j < r.size(); ++j)
        next[s] += gamma * chain.row(static_cast<int>(j))[s] * values[j];
    }
    values = next;
  }
  return values;
}
