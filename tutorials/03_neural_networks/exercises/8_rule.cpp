// scalar: double
// A rule of the real tape, and its check.
//
// The library's tape is yours with tensors for numbers. A rule is `record(name, inputs, shape, forward,
// backward)`: forward writes the result to `o.y()`, backward hands `o.dy()`, the gradient of the result,
// on to `o.dx(0)`. Teach it softsign, a relative of tanh that needs no exp:
//
//   y = x / (1 + |x|)        dx += dy / (1 + |x|)^2
//
// `o.x(0).data[i]` and `o.y().data[i]` are numbers; `o.dx(0).put(i, v)` writes v, or adds it where
// something stands already. This file is compiled with doubles: there gradcheck sees the tenth digit. See
// ./minirl run 3.2
#include "minirl/chapter.hpp"

using namespace minirl;

Var softsign([[maybe_unused]] Var x) { return todo<Var>("3.8"); }

// ---- Your code is above. Below are its checks: read them, leave them as they are. ----

// d (3 softsign(x) + extra x) / dx at x = 1
double slope_at_1(Scalar extra) {
  GradientTape tape;
  const Tensor one = Tensor::vector({1});
  const Var x = tape.watch(one);
  const Var y = softsign(x) * 3, z = x * extra;
  return static_cast<double>(tape.gradient(sum(y + z), x).item());
}

TEST_CASE("3.8: softsign of 0, 1 and -3 is 0, 1/2 and -3/4") {
  GradientTape tape;
  const Tensor y = softsign(tape.constant(Tensor::vector({0, 1, -3}))).value();
  INFO("it gives ", to_text(y));
  CHECK(y == Tensor::vector({0, 0.5, -0.75}));
}

TEST_CASE("3.8: the gradient of the result is handed on, times the slope") {
  const double g = slope_at_1(0);
  const char* known = g == 0.25  ? ": that is the slope without dy"
                      : g == 1.5 ? ": the square in 1 / (1 + |x|)^2 is missing"
                                 : "";
  INFO(join("d 3 softsign(x) / dx at 1 is ", g, ", expected 3/4", known));
  CHECK(g == doctest::Approx(0.75));
}

TEST_CASE("3.8: x may be used elsewhere too") {
  const double g = slope_at_1(10);
  const char* known = g == 0.75 ? ": what x has received from elsewhere is overwritten; use put" : "";
  INFO(join("d (3 softsign(x) + 10 x) / dx at 1 is ", g, ", expected 10.75", known));
  CHECK(g == doctest::Approx(10.75));
}

TEST_CASE("3.8: gradients agree with differences") {
  const auto f = [](const std::vector<Var>& x) { return softsign(x[0]) * x[0]; };
  const Gradcheck check = gradcheck(f, {Tensor::vector({-2, -0.5, 0.1, 1, 7})});
  INFO(check.text());
  CHECK(check.worst_error < 1e-7);
}
