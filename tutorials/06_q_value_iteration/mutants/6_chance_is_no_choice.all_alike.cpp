// rejected: a likely outcome counts more than an unlikely one
#include "minirl/chapter.hpp"

using namespace minirl;

double worth(std::span<const Transition> outcomes, std::span<const double> values, double gamma) {
  double sum = 0;
  for (const Transition& t : outcomes) {
    sum += t.reward + (t.terminated ? 0 : gamma * values[static_cast<std::size_t>(t.next)]);
  }
  return sum / static_cast<double>(outcomes.size());
}
