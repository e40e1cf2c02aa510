// Drawing an index by its probability from one uniform number: the inverse of the cumulative distribution.
#pragma once
#include <span>

namespace minirl {

/// Throws ConfigError if there are none, one is negative or not a number, or they do not sum to 1 within the
/// square root of their type's precision, as NumPy asks: 1.5e-8 for double, 3.5e-4 for float.
void check_probabilities(std::span<const double> probabilities);
void check_probabilities(std::span<const float> probabilities);

/// How many of the cumulative sums, scaled so that the last is 1, are <= u, for u in [0, 1): the index drawn.
/// Sums are taken in double, in order; nothing is checked.
int index_of_quantile(std::span<const double> probabilities, double u);
int index_of_quantile(std::span<const float> probabilities, double u);

}  // namespace minirl
