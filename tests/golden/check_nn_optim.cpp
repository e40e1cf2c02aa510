#include <algorithm>

#include "golden/nn_case.hpp"
#include "golden/nn_compose.hpp"
#include "minirl/autodiff/products.hpp"
#include "minirl/core/text.hpp"
#include "minirl/optim/adam.hpp"
#include "minirl/optim/clip.hpp"
#include "minirl/optim/rmsprop.hpp"
#include "minirl/optim/sgd.hpp"

namespace minirl::golden {
namespace {

struct TwoParameters {
  void visit(Visitor& v) { v("W", w), v("b", b); }
  Tensor w, b;
};

AdamConfig adam_config(const Case& c) {
  AdamConfig config;
  config.learning_rate = c.number("lr");
  if (c.has("eps")) config.epsilon = c.number("eps");
  if (c.has("betas")) {
    const std::vector<std::string> betas = split(c.text("betas"), ',');
    config.beta1 = parse_double(betas.at(0), "betas");
    config.beta2 = parse_double(betas.at(1), "betas");
  }
  return config;
}

// Keras names the decay rho and PyTorch alpha; where a case names nothing, PyTorch's defaults hold.
RmspropConfig rmsprop_config(const Case& c) {
  RmspropConfig config{c.number("lr"), 0.99, Scalar(1e-8), c.name().find("inside") != std::string::npos};
  if (c.has("alpha")) config.rho = c.exact_number("alpha");
  if (c.has("rho")) config.rho = c.exact_number("rho");
  if (c.has("eps")) config.epsilon = c.number("eps");
  return config;
}

// Row t of an array of rank n as an array of rank n - 1.
Tensor row(const Tensor& rows, int t) {
  Tensor y(rows.shape().without(0));
  std::copy_n(rows.begin() + t * y.size(), y.size(), y.begin());
  return y;
}

// As many steps as there are gradients; all parameters after each. Coupled weight decay is a gradient too:
// that of decay w^2 / 2.
template <class Optimiser>
void take_steps(Case& c, Optimiser& optimiser) {
  TwoParameters net{c.tensor("W"), c.tensor("b")};
  const Scalar decay = c.has("weight_decay") ? c.number("weight_decay") : 0;
  std::vector<double> w, b;
  for (int t = 0; t < c.tensor("gW").dim(0); ++t) {
    Gradients g, penalty;
    g.push_back(row(c.tensor("gW"), t)), g.push_back(row(c.tensor("gb"), t));
    penalty.push_back(net.w), penalty.push_back(net.b);
    optimiser.step(net, decay == 0 ? g : g + decay * penalty);
    w.insert(w.end(), net.w.begin(), net.w.end());
    b.insert(b.end(), net.b.begin(), net.b.end());
  }
  c.give("W", std::move(w));
  c.give("b", std::move(b));
}

void sgd(Case& c) {
  Sgd optimiser({c.number("lr")});
  take_steps(c, optimiser);
}

void adam(Case& c) {
  Adam optimiser(adam_config(c));
  take_steps(c, optimiser);
  c.give("state_W_exp_avg", optimiser.first_moments()[0]);
  c.give("state_W_exp_avg_sq", optimiser.second_moments()[0]);
}

void rmsprop(Case& c) {
  Rmsprop optimiser(rmsprop_config(c));
  take_steps(c, optimiser);
  c.give("state_W_square_avg", optimiser.mean_squares()[0]);  // PyTorch's name
  c.give("state_W_ms", optimiser.mean_squares()[0]);          // Keras' name
}

// Minimises x' A x / 2 - b' x; the loss before each step, x after it.
template <class Optimiser>
void descend(Case& c, Optimiser optimiser) {
  struct Net {
    void visit(Visitor& v) { v("x", x); }
    Tensor x;
  } net{c.tensor("x0")};
  const int n = net.x.size();
  std::vector<double> losses, places;
  for (int t = 0; t < c.output_shape("loss").size(); ++t) {
    GradientTape tape;
    const Var x = reshape(tape.watch(net.x), {n, 1}), b = reshape(tape.constant(c.tensor("b")), {n, 1});
    const Var loss = sum(x * matmul(tape.constant(c.tensor("A")), x)) / 2 - sum(b * x);
    losses.push_back(static_cast<double>(loss.item()));
    optimiser.step(net, tape.gradient(loss, net));
    places.insert(places.end(), net.x.begin(), net.x.end());
  }
  c.give("loss", std::move(losses));
  c.give("x", std::move(places));
}

// PyTorch adds 1e-6 to the norm it divides by.
constexpr double torch_clip_error = 1e-6;

void clip_global_norm(Case& c) {
  c.reference_is_off_by(torch_clip_error);
  Gradients g;
  g.push_back(c.tensor("gW")), g.push_back(c.tensor("gb"));
  const Scalar norm = clip_by_global_norm(g, c.number("max_norm"));
  c.give("norm", Tensor::scalar(norm));
  c.give("gW", g[0]);
  c.give("gb", g[1]);
}

void clip_each_norm(Case& c) {
  for (const char* name : {"gW", "gb"}) {
    Gradients g;
    g.push_back(c.tensor(name));
    clip_by_global_norm(g, c.number("clipnorm"));
    c.give(name, g[0]);
  }
}

void clip_value(Case& c) {
  const Scalar limit = c.number("clip_value");
  for (const char* name : {"gW", "gb"}) c.give(name, clip(c.leaf(name), -limit, limit));
}

void clipped_adam(Case& c) {
  c.reference_is_off_by(torch_clip_error);
  TwoParameters net{c.tensor("W"), c.tensor("b")};
  Adam optimiser(adam_config(c));
  for (int t = 0; t < c.tensor("gW").dim(0); ++t) {
    Gradients g;
    g.push_back(row(c.tensor("gW"), t)), g.push_back(row(c.tensor("gb"), t));
    clip_by_global_norm(g, c.number("max_norm"));
    optimiser.step(net, g);
  }
  c.give("W", net.w);
  c.give("b", net.b);
}

}  // namespace

const Checks& optim_checks() {
  static const Checks checks = {
      {"sgd", sgd},
      {"sgd_*", skip("Sgd has no momentum yet")},
      {"adam", adam},
      {"adam_lr0p05", adam},
      {"adam_weight_decay", adam},
      {"adam_amsgrad", skip("Adam has no AMSGrad")},
      {"adamw*", skip("AdamW is not built yet")},
      {"adam_keras*", skip("Adam adds epsilon to the corrected root as the paper and PyTorch do")},
      {"rmsprop", rmsprop},
      {"rmsprop_a0p9", rmsprop},
      {"rmsprop_keras_outside", rmsprop},
      {"rmsprop_keras_inside", rmsprop},
      {"rmsprop_*", skip("Rmsprop has neither momentum nor centring")},
      {"adagrad*", skip("Adagrad is not built")},
      {"quadratic_sgd", skip("Sgd has no momentum yet")},
      {"quadratic_adam", [](Case& c) { descend(c, Adam(adam_config(c))); }},
      {"quadratic_rmsprop", [](Case& c) { descend(c, Rmsprop(rmsprop_config(c))); }},
      {"clip_global_norm_*", clip_global_norm},
      {"clip_per_tensor_norm_keras", clip_each_norm},
      {"clip_value", clip_value},
      {"adam_clipped_*", clipped_adam},
  };
  return checks;
}

}  // namespace minirl::golden
