#include "minirl/nn/distributions.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <span>

#include "minirl/autodiff/arithmetic.hpp"
#include "minirl/autodiff/elementwise.hpp"
#include "minirl/autodiff/indexing.hpp"
#include "minirl/autodiff/reductions.hpp"
#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"
#include "minirl/nn/losses.hpp"
#include "minirl/tensor/functions.hpp"
#include "minirl/tensor/reductions.hpp"

namespace minirl {
namespace {

constexpr auto log_two_pi = static_cast<Scalar>(1.8378770664093454836);

void check_rank(const char* distribution, const Shape& shape, int rank) {
  if (shape.rank() == rank) return;
  throw ShapeError(join(distribution, ": needs ", rank == 1 ? "[n]" : "[n,k]", ", got ", shape.text(),
                        "; reshape it first"));
}

void check_same_shape(const char* what, const Shape& given, const Shape& needed) {
  if (given == needed) return;
  throw ShapeError(join(what, ": the shape is ", given.text(), ", the distribution's is ", needed.text()));
}

void check_count(const char* distribution, const Indices& actions, int rows) {
  if (static_cast<int>(actions.size()) == rows) return;
  throw ShapeError(join(distribution, ": ", actions.size(), " actions for ", rows, " rows"));
}

Tensor standard_normal(const Shape& shape, Rng& rng) {
  Tensor noise = Tensor::with_room(shape);
  for (Scalar& value : noise) value = static_cast<Scalar>(rng.normal());
  return noise;
}

}  // namespace

// One of k.

Categorical::Categorical(Var logits) : log_p_(logits) {
  check_rank("Categorical", logits.shape(), 2);
  log_p_ = log_softmax(logits);
}

Var Categorical::log_probability(const Indices& actions) const {
  check_count("Categorical", actions, log_p_.dim(0));
  return gather(log_p_, actions);
}

Var Categorical::entropy() const { return -sum(exp(log_p_) * log_p_, 1); }

Indices Categorical::sample(Rng& rng) const {
  Tensor p = Tensor::with_room(log_p_.shape());
  exp(log_p_.view(), p.target());
  const auto k = static_cast<std::size_t>(log_p_.dim(1));
  Indices actions(static_cast<std::size_t>(log_p_.dim(0)));
  const Scalar* row = std::as_const(p).data();
  for (int& action : actions) {
    action = rng.choice(std::span(row, k));
    row += k;
  }
  return actions;
}

Indices Categorical::mode() const { return argmax_rows(log_p_.view()); }

Var kl(const Categorical& p, const Categorical& q) {
  const Var log_p = p.log_probabilities(), log_q = q.log_probabilities();
  check_same_shape("kl", log_q.shape(), log_p.shape());
  return sum(exp(log_p) * (log_p - log_q), 1);
}

// Yes or no.

Bernoulli::Bernoulli(Var logits) : logits_(logits) { check_rank("Bernoulli", logits.shape(), 1); }

Var Bernoulli::log_probability(const Indices& actions) const {
  check_count("Bernoulli", actions, logits_.dim(0));
  Tensor is_one = Tensor::with_room(logits_.shape());
  Scalar* next = is_one.data();
  for (const int action : actions) {
    if (action != 0 && action != 1)
      throw ShapeError(join("Bernoulli: action ", action, " is neither 0 nor 1"));
    *next++ = static_cast<Scalar>(action);
  }
  return -bce_with_logits(logits_, std::move(is_one), Reduction::none);
}

// The entropy is the same for p and 1 - p, so |logit| will do; written with it, nothing cancels.
Var Bernoulli::entropy() const {
  const Var size = abs(logits_);
  return softplus(-size) + size * sigmoid(-size);
}

Indices Bernoulli::sample(Rng& rng) const {
  Tensor p = Tensor::with_room(logits_.shape());
  sigmoid(logits_.view(), p.target());
  Indices actions;
  actions.reserve(static_cast<std::size_t>(p.size()));
  for (const Scalar probability : std::as_const(p)) actions.push_back(rng.random() < double{probability});
  return actions;
}

Indices Bernoulli::mode() const {
  const View logits = logits_.view();
  Indices actions;
  actions.reserve(static_cast<std::size_t>(logits.size()));
  for (int i = 0; i < logits.size(); ++i) actions.push_back(logits.data[i] > 0);
  return actions;
}

Var kl(const Bernoulli& p, const Bernoulli& q) {
  check_same_shape("kl", q.logits().shape(), p.logits().shape());
  return sigmoid(p.logits()) * (p.logits() - q.logits()) + softplus(q.logits()) - softplus(p.logits());
}

// Normal numbers.

DiagonalGaussian::DiagonalGaussian(Var mean, Var log_std) : mean_(mean), log_std_(log_std) {
  check_rank("DiagonalGaussian", mean.shape(), 2);
  if (log_std.shape() == mean.shape()) return;
  check_same_shape("DiagonalGaussian: log_std", log_std.shape(), mean.shape().with(0, 1));
  log_std_ = log_std + Tensor(mean.shape());
}

Var DiagonalGaussian::log_probability(Var actions) const {
  check_same_shape("DiagonalGaussian: actions", actions.shape(), mean_.shape());
  return sum(-(square((actions - mean_) / exp(log_std_)) + log_two_pi) / 2 - log_std_, 1);
}

Var DiagonalGaussian::log_probability(Tensor actions) const {
  return log_probability(mean_.constant(std::move(actions)));
}

Var DiagonalGaussian::entropy() const { return sum(log_std_ + (1 + log_two_pi) / 2, 1); }

Var DiagonalGaussian::at(Tensor noise) const {
  check_same_shape("DiagonalGaussian: noise", noise.shape(), mean_.shape());
  return mean_ + exp(log_std_) * std::move(noise);
}

Var DiagonalGaussian::rsample(Rng& rng) const { return at(standard_normal(mean_.shape(), rng)); }

Tensor DiagonalGaussian::sample(Rng& rng) const { return rsample(rng).value(); }

Var kl(const DiagonalGaussian& p, const DiagonalGaussian& q) {
  check_same_shape("kl", q.mean().shape(), p.mean().shape());
  const Var distance = square((p.mean() - q.mean()) / exp(q.log_std()));
  const Var wider = q.log_std() - p.log_std();
  return sum(wider + (exp(-2 * wider) + distance - 1) / 2, 1);
}

// Squashed normal numbers.

namespace {

// log of d tanh(u) / d u = 1 - tanh(u)^2, which rounds to 0 where |u| is large, written so that it does not.
Var log_slope_of_tanh(Var u) { return 2 * (std::numbers::ln2_v<Scalar> - u - softplus(-2 * u)); }

// The u of tanh(u) = action. An action of 1 counts as the largest number below.
Tensor inverse_tanh(const Tensor& actions) {
  const double end = static_cast<double>(std::nextafter(Scalar(1), Scalar(0)));
  Tensor u = actions;
  for (Scalar& value : u) {
    if (!(std::abs(value) <= 1)) {
      throw ConfigError(join("SquashedGaussian: action ", value, " does not lie from -1 to 1"));
    }
    value = static_cast<Scalar>(std::atanh(std::clamp(double{value}, -end, end)));
  }
  return u;
}

}  // namespace

SquashedGaussian::Sample SquashedGaussian::at(Tensor noise) const {
  const Var u = normal_.at(noise), z = u.constant(std::move(noise));
  const Var log_density = -(square(z) + log_two_pi) / 2 - normal_.log_std();  // of u; z is (u - mean) / std
  return {tanh(u), sum(log_density - log_slope_of_tanh(u), 1)};
}

SquashedGaussian::Sample SquashedGaussian::rsample(Rng& rng) const {
  return at(standard_normal(normal_.mean().shape(), rng));
}

Var SquashedGaussian::log_probability(const Tensor& actions) const {
  check_same_shape("SquashedGaussian: actions", actions.shape(), normal_.mean().shape());
  const Var u = normal_.mean().constant(inverse_tanh(actions));
  return normal_.log_probability(u) - sum(log_slope_of_tanh(u), 1);
}

Tensor SquashedGaussian::sample(Rng& rng) const { return tanh(normal_.rsample(rng)).value(); }

Tensor SquashedGaussian::mode() const { return tanh(normal_.mean()).value(); }

}  // namespace minirl
