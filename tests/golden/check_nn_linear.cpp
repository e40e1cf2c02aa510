#include "golden/nn_case.hpp"
#include "golden/nn_compose.hpp"
#include "minirl/autodiff/products.hpp"
#include "minirl/core/errors.hpp"
#include "minirl/nn/dropout.hpp"

namespace minirl::golden {
namespace {

Var activation(const std::string& name, Var x) {
  if (name == "relu") return relu(x);
  if (name == "tanh") return tanh(x);
  if (name == "elu") return elu(x);
  if (name == "sigmoid") return sigmoid(x);
  if (name == "silu") return silu(x);
  if (name == "gelu") return gelu(x);
  throw IoError("unknown activation " + name);
}

// Three dense layers with an activation after the first two.
void perceptron(Case& c) {
  const std::string name = c.text("activation");
  const Var h1 = activation(name, torch_linear(c.leaf("x"), c.leaf("W1"), c.leaf("b1")));
  const Var h2 = activation(name, torch_linear(h1, c.leaf("W2"), c.leaf("b2")));
  c.give("y", torch_linear(h2, c.leaf("W3"), c.leaf("b3")));
}

void embedding(Case& c) {
  c.give("y", reshape(take_rows(c.leaf("W"), c.indices("index")), c.output_shape("y")));
}

void dropout_evaluated(Case& c) {
  c.evaluate();
  c.give("y", Dropout(c.exact_number("p"))(c.leaf("x")));
}

void dropout_given_mask(Case& c) { c.give("y", c.leaf("x") * c.mask("mask") / (1 - c.number("p"))); }

// Q = V + A - f(A), f the mean or the maximum over actions.
template <class F>
auto duelling(F f) {
  return [f](Case& c) {
    const Var v = torch_linear(c.leaf("x"), c.leaf("Wv"), c.leaf("bv"));
    const Var a = torch_linear(c.leaf("x"), c.leaf("Wa"), c.leaf("ba"));
    c.give("q", v + a - f(a));
  };
}

}  // namespace

const Checks& linear_checks() {
  static const Checks checks = {
      {"linear_*", [](Case& c) { c.give("y", torch_linear(c.leaf("x"), c.leaf("W"), c.leaf("b"))); }},
      {"linear_nobias", [](Case& c) { c.give("y", matmul(c.leaf("x"), transpose(c.leaf("W")))); }},
      {"mlp_*", perceptron},
      {"embedding", embedding},
      {"dropout_eval", dropout_evaluated},
      {"dropout_train_given_mask", dropout_given_mask},
      {"duelling_mean", duelling([](Var a) { return mean(a, 1, Axis::keep); })},
      {"duelling_max", duelling([](Var a) { return max(a, 1, Axis::keep); })},
  };
  return checks;
}

}  // namespace minirl::golden
