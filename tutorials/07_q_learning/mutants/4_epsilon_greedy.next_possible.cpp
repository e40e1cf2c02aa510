// rejected: all possible ones are alike
#include "minirl/chapter.hpp"

using namespace minirl;

int choose(const std::vector<double>& q, double epsilon, Rng& rng) {
  if (rng.random() >= epsilon) return first_largest(q);
  auto a = static_cast<std::size_t>(rng.choice(static_cast<int>(q.size())));
  while (!is_possible(q[a])) a = (a + 1) % q.size();
  return static_cast<int>(a);
}
