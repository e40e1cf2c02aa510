// rejected: not the largest part only
#include "minirl/chapter.hpp"

using namespace minirl;

double worth(std::span<const Transition> outcomes, std::span<const double> values, double gamma) {
  double best = 0;
  for (const Transition& t : outcomes) {
    const double future = t.terminated ? 0 : gamma * values[static_cast<std::size_t>(t.next)];
    best = std::max(best, t.probability * (t.reward + future));
  }
  return best;
}
