// rejected: action 0 is not possible, and came up
#include "minirl/chapter.hpp"

using namespace minirl;

int choose(const std::vector<double>& q, double epsilon, Rng& rng) {
  return rng.random() < epsilon ? rng.choice(static_cast<int>(q.size())) : first_largest(q);
}
