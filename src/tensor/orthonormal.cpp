#include "minirl/tensor/orthonormal.hpp"

#include <cmath>
#include <vector>

#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"

namespace minirl {
namespace {

constexpr double least_part = 1e-9;  // of its length that a direction must keep, or it is none of its own

// In double, whatever the scalar: what one step leaves of the earlier directions, the next ones multiply.
using Direction = std::vector<double>;

// In eight lanes, so that each addition need not wait for the one before.
double dot(const Direction& a, const Direction& b) {
  double lanes[8] = {};
  const std::size_t whole = a.size() / 8 * 8;
  for (std::size_t i = 0; i < whole; i += 8) {
    for (std::size_t l = 0; l < 8; ++l) lanes[l] += a[i + l] * b[i + l];
  }
  for (std::size_t i = whole; i < a.size(); ++i) lanes[i % 8] += a[i] * b[i];
  double sum = 0;
  for (const double lane : lanes) sum += lane;
  return sum;
}

void remove_part(Direction& v, const Direction& along) {
  const double part = dot(v, along);
  for (std::size_t i = 0; i < v.size(); ++i) v[i] -= part * along[i];
}

// v without its parts along the earlier directions, of length 1.
void make_orthonormal(Direction& v, const std::vector<Direction>& earlier) {
  const double before = std::sqrt(dot(v, v));
  for (const Direction& direction : earlier) remove_part(v, direction);
  const double after = std::sqrt(dot(v, v));
  if (!(after > least_part * before)) {
    throw NumericError(join("orthonormalised: direction ", earlier.size(), " of length ", before,
                            " keeps only ", after,
                            " beside the ones before it; they are linearly dependent"));
  }
  for (double& value : v) value /= after;
}

}  // namespace

Tensor orthonormalised(const Tensor& a) {
  if (a.rank() != 2) throw ShapeError(join("orthonormalised: needs a matrix, a is ", a.shape().text()));
  const bool columns = a.dim(0) >= a.dim(1);
  const int count = columns ? a.dim(1) : a.dim(0), length = columns ? a.dim(0) : a.dim(1);
  const auto position = [&](int i, int k) { return columns ? k * count + i : i * length + k; };
  Tensor q = a;
  Scalar* numbers = q.data();
  std::vector<Direction> done;
  for (int i = 0; i < count; ++i) {
    Direction v(static_cast<std::size_t>(length));
    for (int k = 0; k < length; ++k) v[static_cast<std::size_t>(k)] = double{numbers[position(i, k)]};
    make_orthonormal(v, done);
    for (int k = 0; k < length; ++k)
      numbers[position(i, k)] = static_cast<Scalar>(v[static_cast<std::size_t>(k)]);
    done.push_back(std::move(v));
  }
  return q;
}

}  // namespace minirl
