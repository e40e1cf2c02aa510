#include <cmath>

#include "golden/nn_case.hpp"
#include "golden/nn_compose.hpp"
#include "minirl/nn/distributions.hpp"

namespace minirl::golden {
namespace {

Categorical categorical(Case& c, const char* logits) { return Categorical(c.leaf(logits)); }

void torch_kl(Case& c) { c.give("kl", mean(kl(categorical(c, "logp"), categorical(c, "logq")))); }

// The file keeps actions as floats.
void bernoulli(Case& c) {
  const Bernoulli yes_or_no(c.leaf("logits"));
  const Tensor& actions = c.tensor("action");
  c.give("logp", yes_or_no.log_probability(Indices(actions.begin(), actions.end())));
  c.give("entropy", yes_or_no.entropy());
}

// Each number by itself: as many rows of one.
Var log_density_of_each(Var u, Var mean, Var log_std) {
  const Shape column{u.size(), 1};
  const DiagonalGaussian one_by_one(reshape(mean, column), reshape(log_std, column));
  return reshape(one_by_one.log_probability(reshape(u, column)), u.shape());
}

void gaussian(Case& c) {
  const Var u = c.leaf("u"), mu = c.leaf("mu"), log_std = c.leaf("log_std");
  c.give("logp_dim", log_density_of_each(u, mu, log_std));
  c.give("logp", DiagonalGaussian(mu, log_std).log_probability(u));
}

void gaussian_one_std(Case& c) {
  const Var log_std = reshape(c.leaf("log_std"), {1, c.tensor("log_std").size()});
  c.give("logp", DiagonalGaussian(c.leaf("mu"), log_std).log_probability(c.leaf("u")));
}

void gaussian_softplus_std(Case& c) {
  c.reference_is_off_by(3e-9);  // PyTorch's softplus is linear above 20
  const Scalar eps = Scalar(1e-6);
  const Var std = softplus(c.leaf("rho"));
  c.give("std", std);
  c.give("logp", log_density_of_each(c.leaf("u"), c.leaf("mu") + eps, log(std + eps)));
}

void gaussian_kl(Case& c) {
  const DiagonalGaussian p(c.leaf("mu"), c.leaf("log_std")), q(c.leaf("mu2"), c.leaf("log_std2"));
  c.give("kl", kl(p, q));
}

Var clipped_log_std(Case& c) { return clip(c.leaf("log_std"), -20, 2); }

// An action of scale tanh(u) is `scale` times less dense, along each of its k axes.
auto squashed(Scalar scale) {
  return [scale](Case& c) {
    c.reference_is_off_by(3e-9);  // PyTorch's softplus is linear above 20
    const auto [action, log_p] = SquashedGaussian(c.leaf("mu"), clipped_log_std(c)).at(c.tensor("eps"));
    c.give("action", scale * action);
    c.give("logp", log_p - static_cast<Scalar>(action.dim(1)) * std::log(scale));
  };
}

// What much code adds so that the logarithm stays finite; it changes the density near the ends.
void squashed_with_epsilon(Case& c) {
  const DiagonalGaussian normal(c.leaf("mu"), clipped_log_std(c));
  const Var u = normal.at(c.tensor("eps")), action = tanh(u);
  c.give("action", action);
  c.give("logp", normal.log_probability(u) - sum(log(1 - square(action) + Scalar(1e-6)), 1));
}

}  // namespace

const Checks& dist_checks() {
  static const Checks checks = {
      {"categorical_logprob",
       [](Case& c) { c.give("logp", categorical(c, "logits").log_probability(c.indices("action"))); }},
      {"categorical_entropy*", [](Case& c) { c.give("entropy", categorical(c, "logits").entropy()); }},
      {"categorical_kl",
       [](Case& c) { c.give("kl", kl(categorical(c, "p_logits"), categorical(c, "q_logits"))); }},
      {"torch_kl_div", torch_kl},
      {"bernoulli_logits", bernoulli},
      {"gaussian_logprob", gaussian},
      {"gaussian_entropy",
       [](Case& c) { c.give("entropy", DiagonalGaussian(c.leaf("mu"), c.leaf("log_std")).entropy()); }},
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
