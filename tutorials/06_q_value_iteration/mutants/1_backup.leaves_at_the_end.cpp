// rejected: an outcome that ends is one of several
#include "minirl/chapter.hpp"

using namespace minirl;

double backup(const std::vector<Transition>& outcomes, const std::vector<double>& values, double gamma) {
  double q = 0;
  for (const Transition& t : outcomes) {
    if (t.terminated) return t.reward;
    q += t.probability * (t.reward + gamma * values[static_cast<std::size_t>(t.next)]);
  }
  return q;
}
