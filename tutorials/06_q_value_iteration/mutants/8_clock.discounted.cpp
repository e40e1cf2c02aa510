// rejected: whenever it is reached in time
#include "minirl/chapter.hpp"

using namespace minirl;

double best_within(const TabularWorld& world, int steps) {
  std::vector<double> values(static_cast<std::size_t>(world.table().states()));
  for (int left = 1; left <= steps; ++left) values = value_sweep(world.table(), values, 0.99);
  double mean = 0;
  for (std::size_t s = 0; s < values.size(); ++s) mean += world.start_distribution()[s] * values[s];
  return mean;
}
