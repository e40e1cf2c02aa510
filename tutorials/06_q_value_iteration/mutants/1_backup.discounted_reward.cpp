// rejected: not for the reward
#include "minirl/chapter.hpp"

using namespace minirl;

double backup(const std::vector<Transition>& outcomes, const std::vector<double>& values, double gamma) {
  double q = 0;
  for (const Transition& t : outcomes) {
    q += t.probability * gamma * (t.reward + (t.terminated ? 0 : values[static_cast<std::size_t>(t.next)]));
  }
  return q;
}
