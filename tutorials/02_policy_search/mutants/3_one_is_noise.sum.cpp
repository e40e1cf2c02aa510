// rejected: divide it by their number
#include "minirl/chapter.hpp"

using namespace minirl;

double advantage(const Fitness& fitness, const Weights& a, const Weights& b,
                 const std::vector<std::uint64_t>& seeds) {
  double sum = 0;
  for (const std::uint64_t seed : seeds) sum += fitness(a, seed) - fitness(b, seed);
  return sum;
}
