// rejected: the last reward counts by its probability too
#include "minirl/chapter.hpp"

using namespace minirl;

double backup(const std::vector<Transition>& outcomes, const std::vector<double>& values, double gamma) {
  double q = 0;
  for (const Transition& t : outcomes) {
    const double goes_on = t.probability * (t.reward + gamma * values[static_cast<std::size_t>(t.next)]);
    q += t.terminated ? t.reward : goes_on;
  }
  return q;
}
