// rejected: is gamma there
#include "minirl/chapter.hpp"

using namespace minirl;

std::vector<double> values_of(const MarkovChain& chain, const std::vector<double>& r, double) {
  std::vector<double> values(r.size());
  for (int i = 0; i < 2000; ++i) {
    std::vector<double> next = r;
    for (std::size_t s = 0; s < r.size(); ++s) {
      for (std::size_t j = 0; j < r.size(); ++j) next[s] += chain.row(static_cast<int>(s))[j] * values[j];
    }
    values = next;
  }
  return values;
}
