#include <doctest/doctest.h>

#include <optional>
#include <thread>

#include "minirl/autodiff/arithmetic.hpp"
#include "minirl/autodiff/elementwise.hpp"
#include "minirl/autodiff/products.hpp"
#include "minirl/autodiff/reductions.hpp"
#include "minirl/autodiff/tape.hpp"
#include "minirl/core/errors.hpp"

using namespace minirl;

TEST_CASE("tape: the gradient of a product is the other factor") {
  const Tensor a = Tensor::vector({1, 2, 3}), b = Tensor::vector({10, 20, 30});
  GradientTape tape;
  const Var x = tape.watch(a), y = tape.watch(b);
  const Var loss = sum(x * y);
  CHECK(loss.item() == 140);
  CHECK(tape.gradient(loss, x) == b);
  CHECK(tape.gradient(loss, y) == a);
}

TEST_CASE("tape: a value used twice collects both gradients") {
  const Tensor a = Tensor::vector({3, -1});
  GradientTape tape;
  const Var x = tape.watch(a);
  const Var loss = sum(x * x + x);  // 2 x + 1
  CHECK(tape.gradient(loss, x) == Tensor::vector({7, -1}));
}

TEST_CASE("tape: gradient may be asked for again, also by inner results") {
  const Tensor a = Tensor::vector({2});
  GradientTape tape;
  const Var x = tape.watch(a);
  const Var y = square(x);
  const Var loss = sum(square(y));  // x^4
  CHECK(tape.gradient(loss, y) == Tensor::vector({8}));
  CHECK(tape.gradient(loss, x) == Tensor::vector({32}));
  CHECK(tape.gradient(loss, x) == Tensor::vector({32}));
  CHECK(tape.gradient(sum(y), x) == Tensor::vector({4}));
}

TEST_CASE("tape: what was recorded after the loss gets no gradient from it") {
  const Tensor a = Tensor::vector({2});
  GradientTape tape;
  const Var x = tape.watch(a);
  const Var loss = sum(square(x));
  const Var later = square(loss);
  CHECK(tape.gradient(sum(later), later) == Tensor::vector({1}).reshaped({}));
  CHECK(tape.gradient(loss, later) == Tensor(Shape{}));
  CHECK(tape.gradient(loss, x) == Tensor::vector({4}));
}

TEST_CASE("tape: no gradient flows through stop_gradient or into constants; unused leaves get zeros") {
  const Tensor a = Tensor::vector({2, 3}), unused = Tensor::matrix({{1, 2}});
  GradientTape tape;
  const Var x = tape.watch(a);
  tape.watch(unused);
  const Var loss = sum(stop_gradient(square(x)) * x * Tensor::vector({10, 100}));
  CHECK(tape.gradient(loss, x) == Tensor::vector({40, 900}));
  CHECK(tape.gradient(loss, unused) == Tensor(Shape{1, 2}));
}

TEST_CASE("tape: a tensor watched twice is one leaf, also after it was moved") {
  Tensor a = Tensor::vector({2});
  GradientTape tape;
  const Var first = tape.watch(a);
  const Tensor moved = std::move(a);
  const Var second = tape.watch(moved);
  CHECK(tape.gradient(sum(first * second), moved) == Tensor::vector({4}));
}

TEST_CASE("tape: clear forgets, and old Vars say so") {
  const Tensor a = Tensor::vector({2});
  GradientTape tape;
  const Var old = tape.watch(a);
  tape.clear();
  CHECK_THROWS_WITH_AS(
      static_cast<void>(old.value()),
      "var: its GradientTape is gone or was cleared; keep the tape alive as long as its Vars", StateError);
  CHECK(tape.gradient(sum(tape.watch(a)), a) == Tensor::vector({1}));
}

TEST_CASE("tape: a Var whose tape is gone is an error, not a crash") {
  const Tensor a = Tensor::vector({2});
  std::optional<Var> x;
  {
    GradientTape tape;
    x = tape.watch(a);
  }
  CHECK_THROWS_AS(static_cast<void>(x->shape()), StateError);
  GradientTape next;  // takes over the memory of the first
  next.watch(a);
  CHECK_THROWS_AS(static_cast<void>(*x + *x), StateError);
}

TEST_CASE("tape: inputs on two tapes, a loss that is no number") {
  const Tensor a = Tensor::vector({2, 3});
  GradientTape one, two;
  const Var x = one.watch(a), y = two.watch(a);
  CHECK_THROWS_WITH_AS(static_cast<void>(x + y), "add: its inputs are on different tapes", StateError);
  CHECK_THROWS_AS(static_cast<void>(two.gradient(sum(x), a)), StateError);
  CHECK_THROWS_WITH_AS(static_cast<void>(one.gradient(x, a)),
                       "gradient: the loss must be one number, it is [2]; take its sum or mean", ShapeError);
}

TEST_CASE("tape: a parameter that changed or died between forward and backward is noticed") {
  Tensor a = Tensor::vector({2, 3});
  GradientTape tape;
  const Var loss = sum(square(tape.watch(a)));
  a[0] = 5;
  CHECK_THROWS_AS(static_cast<void>(tape.gradient(loss, a)), StateError);

  tape.clear();
  const Tensor weight = Tensor::vector({4});
  std::optional<Tensor> mortal = Tensor::vector({1});
  const Var product = sum(tape.constant(*mortal) * tape.watch(weight));
  mortal.reset();
  CHECK_THROWS_AS(static_cast<void>(tape.gradient(product, weight)), StateError);
}

TEST_CASE("tape: a tensor without values cannot be used") {
  const Tensor declared = Tensor::declared({4, 2});
  GradientTape tape;
  CHECK_THROWS_WITH_AS(
      tape.watch(declared),
      "a parameter of shape [4, 2] has no values yet; call initialise(network, rng.stream(name)) "
      "or load(path, network) first",
      StateError);
  CHECK_THROWS_AS(tape.constant(declared), StateError);
}

TEST_CASE("tape: a fresh tape in another thread") {
  Tensor result;
  std::thread([&] {
    const Tensor a = Tensor::vector({1, 2});
    GradientTape tape;
    result = tape.gradient(sum(square(tape.watch(a))), a);
  }).join();
  CHECK(result == Tensor::vector({2, 4}));
}

TEST_CASE("predict: the result without a tape") {
  const Tensor x = Tensor::matrix({{1, 2}});
  const auto net = [](Var v) { return relu(v - 1); };
  CHECK(predict(net, x) == Tensor::matrix({{0, 1}}));
  const auto identity = [](Var v) { return v; };
  CHECK(predict(identity, x) == x);
  GradientTape().constant(Tensor::vector({7}));  // leaves numbers in the memory of the next tape
  CHECK(predict(identity, Tensor()) == Tensor());
}
