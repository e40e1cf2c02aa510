#include <cmath>

#include "golden/nn_case.hpp"
#include "golden/nn_compose.hpp"
#include "minirl/core/errors.hpp"

namespace minirl::golden {
namespace {

// A check of a function of "x".
template <class F>
auto unary(F f) {
  return [f](Case& c) { c.give("y", f(c.leaf("x"))); };
}

// A check of a function of "a" and "b". Tensors of different rank do not broadcast: there a ShapeError is the
// right answer.
template <class F>
auto binary(F f) {
  return [f](Case& c) {
    const Var a = c.leaf("a"), b = c.leaf("b");
    const bool equal_ranks = a.shape().rank() == b.shape().rank();
    if (equal_ranks || a.shape().rank() == 0 || b.shape().rank() == 0) return c.give("y", f(a, b));
    c.expect_shape_error([&] { f(a, b); });
  };
}

Var added(Var a, Var b) { return a + b; }
Var subtracted(Var a, Var b) { return a - b; }
Var multiplied(Var a, Var b) { return a * b; }
Var divided(Var a, Var b) { return a / b; }

// PyTorch's softplus is linear above 20, which is wrong by up to 2e-9.
void softplus_check(Case& c) {
  c.reference_is_off_by(3e-9);
  c.give("y", softplus(c.leaf("x")));
}

}  // namespace

const Checks& elementwise_checks() {
  static const Checks checks = {
      {"neg", unary([](Var x) { return -x; })},
      {"exp", unary([](Var x) { return exp(x); })},
      {"log", unary([](Var x) { return log(x); })},
      {"log1p", unary([](Var x) { return log(1 + x); })},
      {"sqrt", unary([](Var x) { return sqrt(x); })},
      {"rsqrt", unary([](Var x) { return 1 / sqrt(x); })},
      {"reciprocal", unary([](Var x) { return 1 / x; })},
      {"square", unary([](Var x) { return square(x); })},
      {"pow_*", [](Case& c) { c.give("y", pow(c.leaf("x"), c.number("exponent"))); }},
      {"pow_tensor", binary([](Var a, Var b) { return exp(b * log(a)); })},
      {"abs*", unary([](Var x) { return abs(x); })},
      {"clip*", [](Case& c) { c.give("y", clip(c.leaf("x"), c.number("min"), c.number("max"))); }},
      {"clip_min", [](Case& c) { c.give("y", clip(c.leaf("x"), c.number("min"), infinity)); }},
      {"clip_max", [](Case& c) { c.give("y", clip(c.leaf("x"), -infinity, c.number("max"))); }},
      {"tanh*", unary([](Var x) { return tanh(x); })},
      {"sigmoid*", unary([](Var x) { return sigmoid(x); })},
      {"logsigmoid*", unary([](Var x) { return log_sigmoid(x); })},
      {"relu*", unary([](Var x) { return relu(x); })},
      {"leaky_relu_*", [](Case& c) { c.give("y", leaky_relu(c.leaf("x"), c.number("slope"))); }},
      {"elu*", [](Case& c) { c.give("y", elu(c.leaf("x"), c.has("alpha") ? c.number("alpha") : 1)); }},
      {"softplus*", softplus_check},
      {"gelu*", unary(gelu)},
      {"gelu_tanh", unary(gelu_tanh)},
      {"silu*", unary(silu)},
      {"sin", unary([](Var x) { return sin(x); })},
      {"cos", unary([](Var x) { return cos(x); })},
      {"add", binary(added)},
      {"sub", binary(subtracted)},
      {"mul", binary(multiplied)},
      {"div", binary(divided)},
      {"minimum*", binary([](Var a, Var b) { return minimum(a, b); })},
      {"maximum*", binary([](Var a, Var b) { return maximum(a, b); })},
      {"where", [](Case& c) { c.give("y", where(c.mask("mask"), c.leaf("a"), c.leaf("b"))); }},
  };
  return checks;
}

const Checks& broadcast_checks() {
  static const Checks checks = {
      {"add_*", binary(added)},
      {"sub_*", binary(subtracted)},
      {"mul_*", binary(multiplied)},
      {"div_*", binary(divided)},
      {"maximum_*", binary([](Var a, Var b) { return maximum(a, b); })},
      {"x_plus_2", unary([](Var x) { return x + 2; })},
      {"2_minus_x", unary([](Var x) { return 2 - x; })},
      {"x_times_3", unary([](Var x) { return x * 3; })},
      {"2_over_x", unary([](Var x) { return 2 / x; })},
      {"x_over_4", unary([](Var x) { return x / 4; })},
      {"expand", [](Case& c) { c.give("y", c.leaf("x") + Tensor(c.output_shape("y"))); }},
  };
  return checks;
}

}  // namespace minirl::golden
