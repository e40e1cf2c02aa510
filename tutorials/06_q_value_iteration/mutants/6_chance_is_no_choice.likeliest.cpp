// rejected: 10 or nothing, a coin decides
#include "minirl/chapter.hpp"

using namespace minirl;

double worth(std::span<const Transition> outcomes, std::span<const double> values, double gamma) {
  const Transition* best = &outcomes[0];
  for (const Transition& t : outcomes) {
    if (t.probability > best->probability) best = &t;
  }
  return best->reward + (best->terminated ? 0 : gamma * values[static_cast<std::size_t>(best->next)]);
}
