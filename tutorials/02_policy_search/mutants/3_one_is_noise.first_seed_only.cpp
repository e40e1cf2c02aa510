// rejected: is only one episode played?
#include "minirl/chapter.hpp"

using namespace minirl;

double advantage(const Fitness& fitness, const Weights& a, const Weights& b,
                 const std::vector<std::uint64_t>& seeds) {
  return fitness(a, seeds[0]) - fitness(b, seeds[0]);
}
