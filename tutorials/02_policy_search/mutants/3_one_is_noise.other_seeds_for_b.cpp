// rejected: play each seed with a AND with b
#include "minirl/chapter.hpp"

using namespace minirl;

double advantage(const Fitness& fitness, const Weights& a, const Weights& b,
                 const std::vector<std::uint64_t>& seeds) {
  double sum = 0;
  for (std::size_t i = 0; i < seeds.size(); ++i)
    sum += fitness(a, seeds[i]) - fitness(b, seeds[seeds.size() / 2]);
  return sum / static_cast<double>(seeds.size());
}
