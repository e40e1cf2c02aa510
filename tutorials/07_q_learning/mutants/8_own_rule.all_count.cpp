// rejected: the mean is over 2 possible actions, not over 3
#include "minirl/chapter.hpp"

using namespace minirl;

double my_target(const TdStep& t) {
  if (t.terminated) return t.reward;
  double sum = 0, best = -std::numeric_limits<double>::infinity();
  for (const double q : t.next) {
    if (is_possible(q)) sum += q;
    best = std::max(best, q);
  }
  return t.reward + t.gamma * (t.epsilon * sum / static_cast<double>(t.next.size()) + (1 - t.epsilon) * best);
}
