// What one says of many numbers: their mean, spread and extremes, to the last bit as NumPy gives them.
#pragma once
#include <span>

namespace minirl {

struct Summary {
  double mean;
  double std;  // divides by n, not n - 1
  double min;
  double max;
};

/// The sum in NumPy's order: halves of halves, down to blocks of at most 128 numbers in eight lanes. Its
/// error grows with log n, that of a plain loop with n.
double pairwise_sum(std::span<const double> values);

/// np.mean, np.std, np.min and np.max of the values. Throws ConfigError if there are none.
Summary summarise(std::span<const double> values);

}  // namespace minirl
