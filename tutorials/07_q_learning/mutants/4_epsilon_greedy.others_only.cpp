// rejected: chance may hit the best one too
#include "minirl/chapter.hpp"

using namespace minirl;

int choose(const std::vector<double>& q, double epsilon, Rng& rng) {
  const int best = first_largest(q);
  if (rng.random() >= epsilon) return best;
  int a = best;
  while (a == best || !is_possible(q[static_cast<std::size_t>(a)]))
    a = rng.choice(static_cast<int>(q.size()));
  return a;
}
