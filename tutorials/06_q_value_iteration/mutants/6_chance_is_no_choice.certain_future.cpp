// rejected: does the future count by its probability
#include "minirl/chapter.hpp"

using namespace minirl;

double worth(std::span<const Transition> outcomes, std::span<const double> values, double gamma) {
  double mean = 0;
  for (const Transition& t : outcomes) {
    const double future = t.terminated ? 0 : gamma * values[static_cast<std::size_t>(t.next)];
    mean += t.probability * t.reward + future;
  }
  return mean;
}
