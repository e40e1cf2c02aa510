#include "golden/nn_case.hpp"
#include "golden/nn_compose.hpp"
#include "minirl/core/errors.hpp"
#include "minirl/nn/losses.hpp"

namespace minirl::golden {
namespace {

Reduction reduction(const Case& c) {
  const std::string name = c.has("reduction") ? c.text("reduction") : "mean";
  if (name == "mean") return Reduction::mean;
  if (name == "sum") return Reduction::sum;
  if (name == "none") return Reduction::none;
  throw IoError("unknown reduction " + name);
}

Var reduced(const Case& c, Var losses) {
  const Reduction how = reduction(c);
  return how == Reduction::mean ? mean(losses) : how == Reduction::sum ? sum(losses) : losses;
}

Var huber_loss(Case& c, Scalar delta) {
  return huber(c.leaf("pred"), c.tensor("target"), delta, reduction(c));
}

void mse_weighted(Case& c) {
  const Var losses = mse(c.leaf("pred"), c.tensor("target"), Reduction::none);
  c.give("loss", mean(losses * c.tensor("w")));
}

// -t log(p) - (1 - t) log(1 - p), each logarithm at least -100 as PyTorch has it.
Var bce_of_probability(Var p, const Tensor& t, Scalar shift = 0) {
  const Var rest = 1 - p;
  return -(clip(log(p + shift), -100, infinity) * t +
           clip(log(rest + shift), -100, infinity) * (1 - p.constant(t)));
}

void bce_probability(Case& c) {
  c.give("loss", reduced(c, bce_of_probability(c.leaf("pred"), c.tensor("target"))));
}

void bce_weighted(Case& c) {
  c.give("loss", mean(bce_of_probability(c.leaf("pred"), c.tensor("target")) * c.tensor("w")));
}

// Keras clips the probabilities; version 2 adds eps once more under the logarithm.
auto bce_keras(bool twice) {
  return [twice](Case& c) {
    const Scalar eps = c.number("eps");
    const Var p = clip(c.leaf("pred"), eps, 1 - eps);
    c.give("loss", bce_of_probability(p, c.tensor("target"), twice ? eps : 0));
  };
}

void bce_logits_pos_weight(Case& c) {
  const Var z = c.leaf("pred"), t = c.constant(c.tensor("target"));
  const Tensor& w = c.tensor("pos_weight");
  c.give("loss", mean(t * softplus(-z) * w.reshaped({1, w.size()}) + (1 - t) * softplus(z)));
}

void nll(Case& c) { c.give("loss", reduced(c, -gather(log_softmax(c.leaf("logits")), c.indices("target")))); }

// The label with probability 1 - s, any class with s.
void label_smoothing(Case& c) {
  const Scalar s = c.number("label_smoothing");
  const Var logits = c.leaf("logits");
  Tensor target = one_hot(c.indices("target"), logits.dim(1));
  for (Scalar& t : target) t = (1 - s) * t + s / static_cast<Scalar>(logits.dim(1));
  c.give("loss", cross_entropy(logits, target));
}

void policy_gradient(Case& c) {
  c.give("loss",
         mean(cross_entropy(c.leaf("logits"), c.indices("target"), Reduction::none) * c.tensor("adv")));
}

// TensorFlow's fused operation backpropagates (p - t) / n, which is wrong unless the targets sum to 1.
void unnormalised_targets(Case& c) {
  const Var logits = c.leaf("logits");
  const Tensor& t = c.tensor("target");
  c.give("loss", cross_entropy(logits, t));
  c.give("tf_backprop", (softmax(logits) - t) / static_cast<Scalar>(t.dim(0)));
}

// Keras renormalises and clips probabilities.
Var keras_log(Var p, Scalar eps) { return log(clip(p / sum(p, 1, Axis::keep), eps, 1 - eps)); }

void cross_entropy_of_probabilities(Case& c) {
  c.give("loss", mean(-sum(keras_log(c.leaf("p"), c.number("eps")) * c.tensor("target"), 1)));
}

void softmax_then_probabilities(Case& c) {
  const Var logp = keras_log(softmax(c.leaf("logits")), Scalar(1e-7));
  c.give("loss", -mean(gather(logp, c.indices("target"))));
}

void l2_penalty(Case& c) {
  c.give("loss", c.number("l2") * (sum(square(c.leaf("W"))) + sum(square(c.leaf("V")))));
}

}  // namespace

const Checks& loss_checks() {
  static const Checks checks = {
      {"mse_*", [](Case& c) { c.give("loss", mse(c.leaf("pred"), c.tensor("target"), reduction(c))); }},
      {"l1_*", [](Case& c) { c.give("loss", l1(c.leaf("pred"), c.tensor("target"), reduction(c))); }},
      {"huber_*", [](Case& c) { c.give("loss", huber_loss(c, c.number("delta"))); }},
      {"smooth_l1_*", [](Case& c) { c.give("loss", huber_loss(c, c.number("beta")) / c.number("beta")); }},
      {"mse_large_err_clip", [](Case& c) { c.give("loss", huber_loss(c, 1)); }},
      {"mse_weighted", mse_weighted},
      {"bce_prob_*", bce_probability},
      {"bce_prob_weighted", bce_weighted},
      {"bce_prob_edge_torch",
       [](Case& c) { c.give("loss", bce_of_probability(c.leaf("pred"), c.tensor("target"))); }},
      {"bce_prob_edge_keras3", bce_keras(false)},
      {"bce_prob_edge_tf2", bce_keras(true)},
      {"bce_logits_*",
       [](Case& c) { c.give("loss", bce_with_logits(c.leaf("pred"), c.tensor("target"), reduction(c))); }},
      {"bce_logits_extreme",
       [](Case& c) { c.give("loss", bce_with_logits(c.leaf("pred"), c.tensor("target"), Reduction::none)); }},
      {"bce_logits_pos_weight", bce_logits_pos_weight},
      {"ce_*",
       [](Case& c) { c.give("loss", cross_entropy(c.leaf("logits"), c.indices("target"), reduction(c))); }},
      {"nll_*", nll},
      {"nll_on_logp", [](Case& c) { c.give("loss", -mean(gather(c.leaf("logp"), c.indices("target")))); }},
      {"ce_soft", [](Case& c) { c.give("loss", cross_entropy(c.leaf("logits"), c.tensor("target"))); }},
      {"ce_label_smoothing", label_smoothing},
      {"ce_pg_weighted", policy_gradient},
      {"ce_pg_soft_unnormalised", unnormalised_targets},
      {"ce_on_probs", cross_entropy_of_probabilities},
      {"softmax_then_ce_on_probs", softmax_then_probabilities},
      {"l2_penalty", l2_penalty},
  };
  return checks;
}

}  // namespace minirl::golden
