#include <algorithm>

#include "golden/nn_case.hpp"
#include "golden/nn_compose.hpp"
#include "minirl/autodiff/products.hpp"
#include "minirl/core/schedules.hpp"
#include "minirl/core/text.hpp"
#include "minirl/optim/adagrad.hpp"
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

bool of_keras(const Case& c) { return c.name().find("keras") != std::string::npos; }

// The learning rate before each step: of one case it is the text of a formula.
Scalar learning_rate(const Case& c, int t) {
  const std::string text = c.text("lr");
  if (text == "0.1 * 0.5^floor(t/5)") return static_cast<Scalar>(StepSchedule{0.1, 0.5, 5}(t));
  return c.number("lr");
}

SgdConfig sgd_config(const Case& c) {
  SgdConfig config{.learning_rate = learning_rate(c, 0), .nesterov = c.name() == "sgd_nesterov"};
  if (c.has("momentum")) config.momentum = c.number("momentum");
  if (c.has("dampening")) config.dampening = c.exact_number("dampening");
  if (c.has("weight_decay")) config.weight_decay = c.number("weight_decay");
  if (of_keras(c)) config.velocity = Velocity::of_steps;
  return config;
}

AdamConfig adam_config(const Case& c) {
  AdamConfig config{.learning_rate = c.number("lr")};
  config.amsgrad = c.name().ends_with("amsgrad");
  if (c.has("eps")) config.epsilon = c.number("eps");
  if (of_keras(c)) config.epsilon_place = AdamEpsilon::on_plain_root;
  if (c.has("betas")) {
    const std::vector<std::string> betas = split(c.text("betas"), ',');
    config.beta1 = parse_double(betas.at(0), "betas");
    config.beta2 = parse_double(betas.at(1), "betas");
  }
  if (!c.has("weight_decay")) return config;
  if (c.name().starts_with("adamw"))
    config.decoupled_weight_decay = c.exact_number("weight_decay");
  else
    config.weight_decay = c.number("weight_decay");
  return config;
}

// Keras names the decay rho and PyTorch alpha; where a case names nothing, PyTorch's defaults hold.
RmspropConfig rmsprop_config(const Case& c) {
  RmspropConfig config{.learning_rate = c.number("lr"), .rho = 0.99, .epsilon = Scalar(1e-8)};
  config.epsilon_inside_root =
      c.name().find("inside") != std::string::npos || c.name() == "rmsprop_deepmind_dqn";
  config.centred = c.has("centered");
  if (of_keras(c)) config.velocity = Velocity::of_steps;
  if (c.has("alpha")) config.rho = c.exact_number("alpha");
  if (c.has("rho")) config.rho = c.exact_number("rho");
  if (c.has("eps")) config.epsilon = c.number("eps");
  if (c.has("momentum")) config.momentum = c.number("momentum");
  if (c.has("weight_decay")) config.weight_decay = c.number("weight_decay");
  return config;
}

// Row t of an array of rank n as an array of rank n - 1.
Tensor row(const Tensor& rows, int t) {
  Tensor y(rows.shape().without(0));
  std::copy_n(rows.begin() + t * y.size(), y.size(), y.begin());
  return y;
}

// As many steps as there are gradients; all parameters after each.
template <class Optimiser>
void take_steps(Case& c, Optimiser& optimiser) {
  TwoParameters net{c.tensor("W"), c.tensor("b")};
  std::vector<double> w, b;
  for (int t = 0; t < c.tensor("gW").dim(0); ++t) {
    Gradients g;
    g.push_back(row(c.tensor("gW"), t)), g.push_back(row(c.tensor("gb"), t));
    optimiser.set_learning_rate(learning_rate(c, t));
    optimiser.step(net, g);
    w.insert(w.end(), net.w.begin(), net.w.end());
    b.insert(b.end(), net.b.begin(), net.b.end());
  }
  c.give("W", std::move(w));
  c.give("b", std::move(b));
}

// The state of W under PyTorch's name and under Keras'; a case holds one of them.
void give_state(Case& c, const std::string& torch, const std::string& keras, const Tensor& state) {
  c.give("state_W_" + torch, state);
  c.give("state_W_" + keras, state);
}

void sgd(Case& c) {
  const SgdConfig config = sgd_config(c);
  Sgd optimiser(config);
  take_steps(c, optimiser);
  if (config.momentum == 0) return;
  c.give("state_W_momentum_buffer", optimiser.velocities()[0]);
  Tensor against = optimiser.velocities()[0];  // Keras' velocity points downhill
  for (Scalar& value : against) value = -value;
  c.give("state_W_v", against);
}

void adam(Case& c) {
  const AdamConfig config = adam_config(c);
  Adam optimiser(config);
  take_steps(c, optimiser);
  give_state(c, "exp_avg", "m", optimiser.first_moments()[0]);
  give_state(c, "exp_avg_sq", "v", optimiser.second_moments()[0]);
  if (config.amsgrad) give_state(c, "max_exp_avg_sq", "vhat", optimiser.largest_second_moments()[0]);
}

void rmsprop(Case& c) {
  const RmspropConfig config = rmsprop_config(c);
  Rmsprop optimiser(config);
  take_steps(c, optimiser);
  give_state(c, "square_avg", "ms", optimiser.mean_squares()[0]);
  if (config.centred) give_state(c, "grad_avg", "mg", optimiser.means()[0]);
  if (config.momentum != 0) give_state(c, "momentum_buffer", "mom", optimiser.velocities()[0]);
}

void adagrad(Case& c) {
  AdagradConfig config{.learning_rate = c.number("lr"), .epsilon = c.number("eps")};
  config.epsilon_inside_root = of_keras(c);
  if (c.has("initial_accumulator")) config.initial_sum = c.number("initial_accumulator");
  Adagrad optimiser(config);
  take_steps(c, optimiser);
  give_state(c, "sum", "s", optimiser.sums_of_squares()[0]);
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

// Clipping that looks at each tensor alone.
void clip_each(Case& c, const char* limit, void (*clip)(Gradients&, Scalar)) {
  Gradients g;
  g.push_back(c.tensor("gW")), g.push_back(c.tensor("gb"));
  clip(g, c.number(limit));
  c.give("gW", g[0]);
  c.give("gb", g[1]);
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
      {"sgd*", sgd},
      {"adam*", adam},
      {"rmsprop*", rmsprop},
      {"adagrad*", adagrad},
      {"quadratic_sgd", [](Case& c) { descend(c, Sgd(sgd_config(c))); }},
      {"quadratic_adam", [](Case& c) { descend(c, Adam(adam_config(c))); }},
      {"quadratic_rmsprop", [](Case& c) { descend(c, Rmsprop(rmsprop_config(c))); }},
      {"clip_global_norm_*", clip_global_norm},
      {"clip_per_tensor_norm_keras", [](Case& c) { clip_each(c, "clipnorm", clip_by_norm); }},
      {"clip_value", [](Case& c) { clip_each(c, "clip_value", clip_by_value); }},
      {"adam_clipped_*", clipped_adam},
  };
  return checks;
}

}  // namespace minirl::golden
