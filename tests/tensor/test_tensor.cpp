#include <doctest/doctest.h>

#include <thread>

#include "minirl/core/errors.hpp"
#include "minirl/tensor/eigen_tensor.hpp"
#include "minirl/tensor/tensor.hpp"

using namespace minirl;

TEST_CASE("shape: ranks, sizes, texts") {
  CHECK(Shape{}.size() == 1);
  CHECK(Shape{32, 4}.text() == "[32, 4]");
  CHECK(Shape{2, 3, 4}.dim(-1) == 4);
  CHECK(Shape{2, 3}.with(0, 5) == Shape{5, 3});
  CHECK(Shape{2, 3, 4}.without(1) == Shape{2, 4});
  CHECK(Shape{0, 3}.size() == 0);
  CHECK_THROWS_WITH_AS((Shape{1, 2, 3, 4, 5}), "shape: [1, 2, 3, 4, 5] has rank 5, at most 4 works",
                       ShapeError);
  CHECK_THROWS_AS((Shape{-1}), ShapeError);
  CHECK_THROWS_AS((Shape{65536, 65536}), ShapeError);
  CHECK_THROWS_WITH_AS((Shape{2, 3}.dim(2)), "shape: there is no axis 2 in [2, 3] of rank 2", ShapeError);
}

TEST_CASE("tensor: elements by one index for each axis") {
  Tensor t = Tensor::matrix({{1, 2, 3}, {4, 5, 6}});
  CHECK(t(1, 2) == 6);
  t(0, 1) = 20;
  CHECK(t[1] == 20);
  CHECK(Tensor::scalar(3).item() == 3);
  CHECK_THROWS_WITH_AS(static_cast<void>(std::as_const(t)(2, 0)), "tensor: no element (2, 0) in shape [2, 3]",
                       ShapeError);
  CHECK_THROWS_AS(static_cast<void>(std::as_const(t)(0)), ShapeError);
  CHECK_THROWS_AS(static_cast<void>(t[6]), ShapeError);
  CHECK_THROWS_AS(static_cast<void>(t.item()), ShapeError);
  CHECK_THROWS_AS(Tensor(Shape{2, 2}, {1, 2, 3}), ShapeError);
  CHECK_THROWS_AS(Tensor::matrix({{1, 2}, {3}}), ShapeError);
}

TEST_CASE("tensor: a copy is its own, a moved-from tensor is empty") {
  Tensor a = Tensor::vector({1, 2});
  Tensor b = a;
  b[0] = 9;
  CHECK(a[0] == 1);
  const Tensor c = std::move(b);
  CHECK(c == Tensor::vector({9, 2}));
  CHECK(b.size() == 0);  // NOLINT(bugprone-use-after-move): what is left is the point
  a = c;
  CHECK(a == c);
  a = *&a;
  CHECK(a == c);
}

TEST_CASE("tensor: declared has a shape and no numbers") {
  Tensor t = Tensor::declared({3});
  CHECK_FALSE(t.has_values());
  CHECK_THROWS_AS(static_cast<void>(t[0]), ShapeError);
  Tensor copy = t;
  CHECK_FALSE(copy.has_values());
  CHECK(to_text(t) == "[3] {no values yet}");
  t = Tensor({3});
  CHECK(t.has_values());
}

TEST_CASE("tensor: reshaped keeps the numbers") {
  CHECK(Tensor::vector({1, 2, 3, 4}).reshaped({2, 2}) == Tensor::matrix({{1, 2}, {3, 4}}));
  CHECK_THROWS_WITH_AS(Tensor({4}).reshaped({3}), "reshape: [4] has 4 elements, [3] has 3", ShapeError);
}

TEST_CASE("tensor: numbers start at multiples of 64 bytes") {
  for (int n = 1; n < 300; n += 7) CHECK(reinterpret_cast<std::uintptr_t>(Tensor({n}).begin()) % 64 == 0);
}

TEST_CASE("pool: a tensor that dies in another thread, and one that outlives its thread") {
  Tensor made_here({1000}, 1);
  Tensor made_there;
  std::thread([&, t = std::move(made_here)]() mutable {
    made_there = Tensor({1000}, 2);
    t = Tensor();
  }).join();
  CHECK(made_there[999] == 2);
  made_there = Tensor({1000}, 3);
  CHECK(made_there[0] == 3);
}

TEST_CASE("pool: a freed block is used again, and its generation tells") {
  const PoolBlock* block = nullptr;
  std::uint64_t generation = 0;
  {
    const Tensor t({777});
    block = t.block();
    generation = block->generation;
  }
  CHECK(block->generation > generation);
  CHECK(Tensor({777}).block() == block);
}

TEST_CASE("eigen: views share the numbers, wrong shapes throw in every build") {
  Tensor m = Tensor::matrix({{1, 2, 3}, {4, 5, 6}});
  as_matrix(m).col(1).setZero();
  CHECK(m == Tensor::matrix({{1, 0, 3}, {4, 0, 6}}));
  as_array(m) += Scalar(1);
  CHECK(m(1, 2) == 7);
  CHECK(as_tensor<2>(m)(0, 2) == 4);
  const Tensor v({4});
  CHECK_THROWS_WITH_AS(as_matrix(v), "as_matrix: needs rank 2, the tensor is [4]; reshape it first",
                       ShapeError);
  CHECK_THROWS_AS(as_tensor<3>(m), ShapeError);
  const Tensor other({3, 3});
  CHECK_THROWS_AS((EigenMatrix(as_matrix(other) + as_matrix(m))), ShapeError);
  CHECK_THROWS_AS((EigenMatrix(as_matrix(m) * as_matrix(m))), ShapeError);
}

TEST_CASE("eigen: sqrt is the IEEE one") {
  Tensor x({4097});
  for (int i = 0; i < x.size(); ++i) x[i] = static_cast<Scalar>(1 + 0.37 * i);
  const EigenArray roots = as_array(std::as_const(x)).sqrt();
  for (int i = 0; i < x.size(); ++i) CHECK(roots[i] == std::sqrt(std::as_const(x)[i]));
}
