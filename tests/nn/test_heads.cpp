#include <doctest/doctest.h>

#include "minirl/autodiff/reductions.hpp"
#include "minirl/core/errors.hpp"
#include "minirl/nn/duelling.hpp"
#include "minirl/nn/embedding.hpp"

using namespace minirl;

namespace {

// One feature x: v = x + 1; advantages x, 2 x, 6 x.
Duelling by_hand(Advantages how) {
  Duelling head(1, 3, how);
  head.value.weight = Tensor::matrix({{1}}), head.value.bias = Tensor::vector({1});
  head.advantage.weight = Tensor::matrix({{1, 2, 6}}), head.advantage.bias = Tensor({3});
  return head;
}

}  // namespace

TEST_CASE("duelling: the mean or the maximum of the advantages is taken off") {
  const Tensor x = Tensor::matrix({{1}, {-2}});
  CHECK(predict(by_hand(Advantages::less_mean), x) == Tensor::matrix({{0, 1, 5}, {3, 1, -7}}));
  CHECK(predict(by_hand(Advantages::less_max), x) == Tensor::matrix({{-3, -2, 2}, {-1, -3, -11}}));
}

TEST_CASE("duelling: only the value learns from what all actions have in common") {
  const Duelling head = by_hand(Advantages::less_mean);
  GradientTape tape;
  const Gradients g = tape.gradient(sum(head(tape.constant(Tensor::matrix({{2}})))), head);
  CHECK(g[0] == Tensor::matrix({{6}}));  // three actions, each with slope x = 2
  for (const Scalar slope : g[2]) CHECK(slope == doctest::Approx(0));
  CHECK(parameter_count(head) == 2 + 6);
  CHECK_THROWS_AS(Duelling(4, 0), ConfigError);
}

TEST_CASE("embedding: rows by number, and what comes back adds up") {
  Embedding table(3, 2);
  table.weight = Tensor::matrix({{1, 2}, {3, 4}, {5, 6}});
  GradientTape tape;
  const Var y = table(tape, {2, 0, 2});
  CHECK(y.value() == Tensor::matrix({{5, 6}, {1, 2}, {5, 6}}));
  CHECK(tape.gradient(sum(y), table.weight) == Tensor::matrix({{1, 1}, {0, 0}, {2, 2}}));
  CHECK(predict([&](Var x) { return table(x, {1}); }, Tensor({1})) == Tensor::matrix({{3, 4}}));
  CHECK_THROWS_WITH_AS(table(tape, {3}), "take_rows: index 3 is outside 0 to 2", ShapeError);
  CHECK_THROWS_AS(table(tape, {-1}), ShapeError);
  CHECK_THROWS_AS(Embedding(0, 2), ConfigError);
  CHECK_THROWS_AS(Embedding(3, 2)(tape, {0}), StateError);
}
