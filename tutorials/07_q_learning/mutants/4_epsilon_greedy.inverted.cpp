// rejected: epsilon is the share of chance, not of the best
#include "minirl/chapter.hpp"

using namespace minirl;

int choose(const std::vector<double>& q, double epsilon, Rng& rng) {
  if (rng.random() < epsilon) return first_largest(q);
  int a = rng.choice(static_cast<int>(q.size()));
  while (!is_possible(q[static_cast<std::size_t>(a)])) a = rng.choice(static_cast<int>(q.size()));
  return a;
}
