// rejected: a queue, 0 to 1 to 2
#include "minirl/chapter.hpp"

using namespace minirl;

std::vector<double> step_of(const MarkovChain& chain, const std::vector<double>& u) {
  const auto likeliest = std::max_element(u.begin(), u.end()) - u.begin();
  const auto row = chain.row(static_cast<int>(likeliest));
  return {row.begin(), row.end()};
}
