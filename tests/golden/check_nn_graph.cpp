#include "golden/nn_case.hpp"
#include "golden/nn_compose.hpp"
#include "minirl/autodiff/products.hpp"

namespace minirl::golden {
namespace {

void fanout(Case& c) {
  const Var x = c.leaf("x");
  c.give("y", x * x + sin(x) - x);
}

void diamond(Case& c) {
  const Var h = tanh(c.leaf("x"));
  c.give("y", sum(h * exp(h)) + mean(square(h)));
}

void chain_50(Case& c) {
  Var h = c.leaf("x");
  for (int i = 0; i < 50; ++i) h = tanh(h * Scalar(1.1) + Scalar(0.05));
  c.give("y", h);
}

void shared_weight(Case& c) {
  const Var w = c.leaf("W");
  c.give("y", tanh(matmul(tanh(matmul(c.leaf("x"), w)), w)));
}

void two_outputs(Case& c) {
  const Var p = exp(c.leaf("x"));
  c.give("p", p);
  c.give("q", sum(p, 1));
}

// Backward twice, and the gradients added: of sum(x^2), then of 3 sum(x) as well.
void accumulate(Case& c) {
  GradientTape tape;
  const Tensor& x = c.tensor("x");
  struct Net {
    void visit(Visitor& v) { v("x", x); }
    Tensor x;
  } net{x};
  const Var leaf = tape.watch(net.x);
  Gradients g = tape.gradient(sum(square(leaf)), net);
  c.give("g_after_first", g[0]);
  g += tape.gradient(3 * sum(leaf), net);
  c.give("g_after_second", g[0]);
}

}  // namespace

const Checks& graph_checks() {
  static const Checks checks = {
      {"fanout", fanout},
      {"diamond", diamond},
      {"chain_50", chain_50},
      {"detach", [](Case& c) { c.give("y", c.leaf("x") * stop_gradient(c.leaf("x"))); }},
      {"shared_weight", shared_weight},
      {"two_outputs", two_outputs},
      {"unused_input", [](Case& c) { c.give("y", sum(c.leaf("x"))); }},
      {"accumulate", accumulate},
  };
  return checks;
}

}  // namespace minirl::golden
