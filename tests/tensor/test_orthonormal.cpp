#include <doctest/doctest.h>

#include "minirl/core/errors.hpp"
#include "minirl/core/rng.hpp"
#include "minirl/tensor/orthonormal.hpp"

using namespace minirl;

namespace {

// The largest difference between the products of the columns of q (or its rows, if there are fewer) and the
// identity.
double defect(const Tensor& q) {
  const bool columns = q.dim(0) >= q.dim(1);
  const int count = columns ? q.dim(1) : q.dim(0), length = columns ? q.dim(0) : q.dim(1);
  const auto at = [&](int i, int k) { return static_cast<double>(columns ? q(k, i) : q(i, k)); };
  double worst = 0;
  for (int i = 0; i < count; ++i) {
    for (int j = 0; j < count; ++j) {
      double dot = 0;
      for (int k = 0; k < length; ++k) dot += at(i, k) * at(j, k);
      worst = std::max(worst, std::abs(dot - (i == j)));
    }
  }
  return worst;
}

}  // namespace

TEST_CASE("orthonormalised: by hand, columns of a square and rows of a wide matrix") {
  // The second column (1, 1) keeps (0, 1) beside (3, 0).
  CHECK(orthonormalised(Tensor::matrix({{3, 1}, {0, 1}})) == Tensor::matrix({{1, 0}, {0, 1}}));
  CHECK(orthonormalised(Tensor::matrix({{0, 0, -2}, {0, 5, 7}})) == Tensor::matrix({{0, 0, -1}, {0, 1, 0}}));
  const Tensor q = orthonormalised(Tensor::matrix({{3, 0}, {4, 5}}));
  CHECK(q(0, 0) == doctest::Approx(0.6));
  CHECK(q(1, 0) == doctest::Approx(0.8));
  CHECK(q(0, 1) == doctest::Approx(-0.8));
  CHECK(q(1, 1) == doctest::Approx(0.6));
}

TEST_CASE("orthonormalised: right angles and length 1 for random matrices of any form") {
  Rng rng(3);
  for (int trial = 0; trial < 200; ++trial) {
    Tensor a({1 + rng.choice(24), 1 + rng.choice(24)});
    for (Scalar& value : a) value = static_cast<Scalar>(rng.normal());
    const Tensor q = orthonormalised(a);
    CAPTURE(a.shape().text());
    CHECK(q.shape() == a.shape());
    CHECK(defect(q) < (sizeof(Scalar) == 4 ? 4e-7 : 1e-12));
  }
}

TEST_CASE("orthonormalised: the first direction stays, and so does the side each one lies on") {
  Rng rng(4);
  Tensor a({7, 5});
  for (Scalar& value : a) value = static_cast<Scalar>(rng.normal());
  const Tensor q = orthonormalised(a);
  for (int j = 0; j < 5; ++j) {
    double along = 0;
    for (int i = 0; i < 7; ++i) along += static_cast<double>(q(i, j)) * static_cast<double>(a(i, j));
    CHECK(along > 0);
  }
  CHECK(q(3, 0) / q(0, 0) == doctest::Approx(a(3, 0) / a(0, 0)));
}

TEST_CASE("orthonormalised: what has no directions is refused") {
  CHECK_THROWS_WITH_AS(orthonormalised(Tensor({3})), "orthonormalised: needs a matrix, a is [3]", ShapeError);
  CHECK_THROWS_AS(orthonormalised(Tensor::matrix({{1, 2}, {2, 4}})), NumericError);
  CHECK_THROWS_AS(orthonormalised(Tensor({2, 2})), NumericError);
}
