#include <cmath>

#include "golden/nn_case.hpp"
#include "golden/nn_compose.hpp"
#include "minirl/nn/losses.hpp"

namespace minirl::golden {
namespace {

void categorical_entropy(Case& c) {
  const Var logits = c.leaf("logits");
  c.give("entropy", -sum(softmax(logits) * log_softmax(logits), 1));
}

void categorical_kl(Case& c) {
  const Var p = c.leaf("p_logits"), q = c.leaf("q_logits");
  c.give("kl", sum(softmax(p) * (log_softmax(p) - log_softmax(q)), 1));
}

void torch_kl(Case& c) {
  const Var logp = log_softmax(c.leaf("logp")), logq = log_softmax(c.leaf("logq"));
  c.give("kl", sum(exp(logp) * (logp - logq)) / static_cast<Scalar>(logp.dim(0)));
}

void bernoulli(Case& c) {
  const Var z = c.leaf("logits");
  c.give("logp", -bce_with_logits(z, c.tensor("action"), Reduction::none));
  c.give("entropy", softplus(z) - z * sigmoid(z));
}

void gaussian(Case& c) {
  const Var each = gaussian_log_density(c.leaf("u"), c.leaf("mu"), c.leaf("log_std"));
  c.give("logp_dim", each);
  c.give("logp", sum(each, 1));
}

void gaussian_entropy(Case& c) {
  const Scalar of_unit_normal = (1 + std::log(2 * std::numbers::pi_v<Scalar>)) / 2;
  c.give("entropy", sum(c.leaf("log_std") + of_unit_normal + 0 * c.leaf("mu"), 1));
}

void gaussian_one_std(Case& c) {
  const Var log_std = reshape(c.leaf("log_std"), {1, c.tensor("log_std").size()});
  c.give("logp", sum(gaussian_log_density(c.leaf("u"), c.leaf("mu"), log_std), 1));
}

void gaussian_softplus_std(Case& c) {
  c.reference_is_off_by(3e-9);  // PyTorch's softplus is linear above 20
  const Scalar eps = Scalar(1e-6);
  const Var std = softplus(c.leaf("rho"));
  c.give("std", std);
  c.give("logp", gaussian_log_density(c.leaf("u"), c.leaf("mu") + eps, log(std + eps)));
}

void gaussian_kl(Case& c) {
  const Var s = c.leaf("log_std"), s2 = c.leaf("log_std2");
  const Var distance = square((c.leaf("mu") - c.leaf("mu2")) / exp(s2));
  c.give("kl", sum(s2 - s + (exp(2 * (s - s2)) + distance - 1) / 2, 1));
}

Var clipped_log_std(Case& c) { return clip(c.leaf("log_std"), -20, 2); }

// u = mu + std eps
Var sample(Case& c) { return c.leaf("mu") + exp(clipped_log_std(c)) * c.leaf("eps"); }

// log N(u) of u = mu + std eps; that u - mu is std eps spares a cancellation.
Var sample_log_density(Case& c) {
  return -(square(c.leaf("eps")) + std::log(2 * std::numbers::pi_v<Scalar>)) / 2 - clipped_log_std(c);
}

// action = scale tanh(u); log(1 - tanh(u)^2) = 2 (log 2 - u - softplus(-2 u)) without cancellation
auto squashed(Scalar scale) {
  return [scale](Case& c) {
    c.reference_is_off_by(3e-9);  // PyTorch's softplus is linear above 20
    const Var u = sample(c);
    const Var shrink = 2 * (std::numbers::ln2_v<Scalar> - u - softplus(-2 * u));
    c.give("action", scale * tanh(u));
    c.give("logp", sum(sample_log_density(c) - shrink - std::log(scale), 1));
  };
}

void squashed_with_epsilon(Case& c) {
  const Var u = sample(c), action = tanh(u);
  c.give("action", action);
  c.give("logp", sum(sample_log_density(c) - log(1 - square(action) + Scalar(1e-6)), 1));
}

}  // namespace

const Checks& dist_checks() {
  static const Checks checks = {
      {"categorical_logprob",
       [](Case& c) { c.give("logp", gather(log_softmax(c.leaf("logits")), c.indices("action"))); }},
      {"categorical_entropy*", categorical_entropy},
      {"categorical_kl", categorical_kl},
      {"torch_kl_div", torch_kl},
      {"bernoulli_logits", bernoulli},
      {"gaussian_logprob", gaussian},
      {"gaussian_entropy", gaussian_entropy},
      {"gaussian_state_independent_std", gaussian_one_std},
      {"gaussian_softplus_std", gaussian_softplus_std},
      {"gaussian_kl", gaussian_kl},
      {"tanh_gaussian_stable", squashed(1)},
      {"tanh_gaussian_saturated", squashed(1)},
      {"tanh_gaussian_scaled", [](Case& c) { squashed(c.number("scale"))(c); }},
      {"tanh_gaussian_eps1e-6", squashed_with_epsilon},
  };
  return checks;
}

}  // namespace minirl::golden
