#include "rl/linear_equations.hpp"

#include <cmath>
#include <utility>

#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"

namespace minirl {
namespace {

// row -= factor * other
void subtract(std::vector<double>& row, double factor, const std::vector<double>& other) {
  for (std::size_t j = 0; j < row.size(); ++j) row[j] -= factor * other[j];
}

// The row at or below `column` with the largest entry in it.
std::size_t pivot_row(const Matrix& a, std::size_t column) {
  std::size_t best = column;
  for (std::size_t i = column + 1; i < a.size(); ++i) {
    if (std::abs(a[i][column]) > std::abs(a[best][column])) best = i;
  }
  return best;
}

}  // namespace

Matrix solve(Matrix a, Matrix b) {
  const std::size_t n = a.size();
  for (std::size_t k = 0; k < n; ++k) {
    const std::size_t pivot = pivot_row(a, k);
    if (a[pivot][k] == 0) throw NumericError(join("solve: the matrix [", n, ", ", n, "] is singular"));
    std::swap(a[k], a[pivot]);
    std::swap(b[k], b[pivot]);
    for (std::size_t i = 0; i < n; ++i) {
      if (i == k || a[i][k] == 0) continue;
      const double factor = a[i][k] / a[k][k];
      subtract(a[i], factor, a[k]);
      subtract(b[i], factor, b[k]);
    }
  }
  for (std::size_t i = 0; i < n; ++i) {
    for (double& x : b[i]) x /= a[i][i];
  }
  return b;
}

}  // namespace minirl
