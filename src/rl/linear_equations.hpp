// Linear equations of the size of a small world, solved in double.
#pragma once
#include <vector>

namespace minirl {

using Matrix = std::vector<std::vector<double>>;  // rows of equal length

/// x with a x = b, by Gaussian elimination with partial pivoting.   a: [n,n]  b: [n,m]  x: [n,m]
/// Throws NumericError if a is singular.
Matrix solve(Matrix a, Matrix b);

}  // namespace minirl
