#include <doctest/doctest.h>

#include <cmath>

#include "minirl/autodiff/arithmetic.hpp"
#include "minirl/autodiff/elementwise.hpp"
#include "minirl/autodiff/indexing.hpp"
#include "minirl/autodiff/products.hpp"
#include "minirl/autodiff/reductions.hpp"
#include "minirl/core/errors.hpp"

using namespace minirl;

TEST_CASE("matmul: a product by hand, and its error") {
  const Tensor a = Tensor::matrix({{1, 2, 3}, {4, 5, 6}}), b = Tensor::matrix({{1, 0}, {0, 1}, {1, 1}});
  GradientTape tape;
  CHECK(matmul(tape.constant(a), tape.constant(b)).value() == Tensor::matrix({{4, 5}, {10, 11}}));
  CHECK_THROWS_WITH_AS(matmul(tape.constant(Tensor({32, 4})), tape.constant(Tensor({5, 64}))),
                       "matmul: inner extents differ: a is [32, 4], b is [5, 64]", ShapeError);
  CHECK_THROWS_AS(matmul(tape.constant(Tensor({4})), tape.constant(b)), ShapeError);
}

TEST_CASE("linear: the bias is added to each row; wrong shapes throw") {
  const Tensor x = Tensor::matrix({{1, 2}, {0, 1}}), w = Tensor::matrix({{1}, {10}}),
               b = Tensor::vector({100});
  GradientTape tape;
  const Var y = linear(tape.constant(x), tape.watch(w), tape.watch(b));
  CHECK(y.value() == Tensor::matrix({{121}, {110}}));
  CHECK(tape.gradient(sum(y), w) == Tensor::matrix({{1}, {3}}));
  CHECK(tape.gradient(sum(y), b) == Tensor::vector({2}));
  CHECK_THROWS_AS(linear(tape.constant(x), tape.constant(w), tape.constant(Tensor({2}))), ShapeError);
}

TEST_CASE("broadcasting: equal ranks stretch, unequal ranks throw, a single number goes with everything") {
  GradientTape tape;
  const Var m = tape.constant(Tensor::matrix({{1, 2}, {3, 4}}));
  CHECK((m + tape.constant(Tensor::matrix({{10, 20}}))).value() == Tensor::matrix({{11, 22}, {13, 24}}));
  CHECK((m * tape.constant(Tensor::matrix({{10}, {100}}))).value() == Tensor::matrix({{10, 20}, {300, 400}}));
  CHECK((tape.constant(Scalar{5}) - m).value() == Tensor::matrix({{4, 3}, {2, 1}}));
  CHECK_THROWS_WITH_AS(tape.constant(Tensor({32})) + tape.constant(Tensor({32, 1})),
                       "add: ranks differ: a is [32], b is [32, 1]; reshape one of them", ShapeError);
  CHECK_THROWS_WITH_AS(m / tape.constant(Tensor({2, 3})),
                       "divide: extents differ at axis 1: a is [2, 2], b is [2, 3]", ShapeError);
}

TEST_CASE("broadcasting: the gradient of what was stretched is summed") {
  const Tensor row = Tensor::matrix({{10, 20}}), m = Tensor::matrix({{1, 2}, {3, 4}});
  GradientTape tape;
  const Var loss = sum(tape.watch(m) * tape.watch(row));
  CHECK(tape.gradient(loss, row) == Tensor::matrix({{4, 6}}));
  CHECK(tape.gradient(loss, m) == Tensor::matrix({{10, 20}, {10, 20}}));
}

TEST_CASE("reductions: along an axis, dropped or kept") {
  GradientTape tape;
  const Var x = tape.constant(Tensor::matrix({{1, 5, 2}, {4, 3, 6}}));
  CHECK(sum(x).item() == 21);
  CHECK(mean(x).item() == doctest::Approx(3.5));
  CHECK(sum(x, 0).value() == Tensor::vector({5, 8, 8}));
  CHECK(sum(x, -1, Axis::keep).value() == Tensor::matrix({{8}, {13}}));
  CHECK(max(x, 1).value() == Tensor::vector({5, 6}));
  CHECK(min(x, 0, Axis::keep).value() == Tensor::matrix({{1, 3, 2}}));
  CHECK_THROWS_AS(sum(x, 2), ShapeError);
  CHECK_THROWS_AS(mean(tape.constant(Tensor({0, 3}))), ShapeError);
  CHECK_THROWS_AS(max(tape.constant(Tensor({0, 3})), 0), ShapeError);
}

TEST_CASE("log_softmax: large numbers do not overflow, rows sum to one") {
  GradientTape tape;
  const Var y = log_softmax(tape.constant(Tensor::matrix({{1000, 1000}, {-1000, 0}})));
  CHECK(y.value()(0, 0) == doctest::Approx(-0.6931472));
  CHECK(y.value()(1, 1) == 0);
  CHECK(y.value()(1, 0) == -1000);
}

TEST_CASE("gather: one element of each row, and out of range") {
  const Tensor q = Tensor::matrix({{1, 2}, {3, 4}, {5, 6}});
  GradientTape tape;
  const Var y = gather(tape.watch(q), {1, 0, 1});
  CHECK(y.value() == Tensor::vector({2, 3, 6}));
  CHECK(tape.gradient(sum(y), q) == Tensor::matrix({{0, 1}, {1, 0}, {0, 1}}));
  CHECK_THROWS_WITH_AS(gather(tape.watch(q), {1, 0, 2}), "gather: index 2 is outside 0 to 1", ShapeError);
  CHECK_THROWS_WITH_AS(gather(tape.watch(q), {1, 0}), "gather: 2 indices for the rows of [3, 2]", ShapeError);
}

TEST_CASE("take_rows, slice, concat, reshape, transpose, one_hot") {
  const Tensor x = Tensor::matrix({{1, 2, 3}, {4, 5, 6}});
  GradientTape tape;
  const Var v = tape.watch(x);
  CHECK(take_rows(v, {1, 1, 0}).value() == Tensor::matrix({{4, 5, 6}, {4, 5, 6}, {1, 2, 3}}));
  CHECK(tape.gradient(sum(take_rows(v, {1, 1})), x) == Tensor::matrix({{0, 0, 0}, {2, 2, 2}}));
  CHECK(slice(v, {1, 1, 3}).value() == Tensor::matrix({{2, 3}, {5, 6}}));
  CHECK(tape.gradient(sum(slice(v, {1, 1, 3})), x) == Tensor::matrix({{0, 1, 1}, {0, 1, 1}}));
  CHECK(concat({v, v}, 0).shape() == Shape{4, 3});
  CHECK(concat({slice(v, {1, 2, 3}), v}, 1).value() == Tensor::matrix({{3, 1, 2, 3}, {6, 4, 5, 6}}));
  CHECK(reshape(v, {3, 2}).value() == Tensor::matrix({{1, 2}, {3, 4}, {5, 6}}));
  CHECK(transpose(v).value() == Tensor::matrix({{1, 4}, {2, 5}, {3, 6}}));
  CHECK(one_hot({2, 0}, 3) == Tensor::matrix({{0, 0, 1}, {1, 0, 0}}));
  CHECK_THROWS_AS(slice(v, {1, 2, 4}), ShapeError);
  CHECK_THROWS_AS(concat({v, transpose(v)}, 0), ShapeError);
  CHECK_THROWS_AS(reshape(v, {4}), ShapeError);
  CHECK_THROWS_AS(one_hot({3}, 3), ShapeError);
}

TEST_CASE("sin, cos, erf: libm's double result, rounded") {
  const Tensor x = Tensor::vector({-2, Scalar(-0.3), 0, Scalar(0.7), 1000});
  GradientTape tape;
  const Var v = tape.constant(x);
  for (int i = 0; i < x.size(); ++i) {
    const double a = double{x[i]};
    CHECK(sin(v).value()[i] == static_cast<Scalar>(std::sin(a)));
    CHECK(cos(v).value()[i] == static_cast<Scalar>(std::cos(a)));
    CHECK(erf(v).value()[i] == static_cast<Scalar>(std::erf(a)));
  }
}

TEST_CASE("gelu: the far left tail does not vanish") {
  GradientTape tape;
  const double y = static_cast<double>(gelu(tape.constant(Scalar{-8})).item());
  CHECK(y / (-8 * 6.22096e-16) == doctest::Approx(1).epsilon(1e-5));  // P(z <= -8) of a standard normal z
}

TEST_CASE("where: gradients go to the side that was taken") {
  const Tensor a = Tensor::vector({1, 2}), b = Tensor::vector({10, 20}), c = Tensor::vector({1, 0});
  GradientTape tape;
  const Var y = where(c, tape.watch(a), tape.watch(b));
  CHECK(y.value() == Tensor::vector({1, 20}));
  CHECK(tape.gradient(sum(y), a) == Tensor::vector({1, 0}));
  CHECK(tape.gradient(sum(y), b) == Tensor::vector({0, 1}));
}

TEST_CASE("an operation with a temporary tensor keeps it") {
  const Tensor x = Tensor::vector({1, 2});
  GradientTape tape;
  const Var loss = sum(square(tape.watch(x)) * Tensor::vector({3, 4}));
  CHECK(tape.gradient(loss, x) == Tensor::vector({6, 16}));
}
