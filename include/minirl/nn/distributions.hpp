// Distributions that policies draw actions from, one for each row of a batch, with gradients to what they are
// given. Draws are plain numbers; only through `rsample` and `at` a gradient flows through the draw itself.
#pragma once
#include "minirl/autodiff/tape.hpp"
#include "minirl/core/rng.hpp"
#include "minirl/tensor/indices.hpp"

namespace minirl {

// Entropies and divergences are in nats. What has a wrong shape is a ShapeError. kl(p, q) is the expectation
// of log p - log q under p, for each row: [n].

/// One of k choices. To forbid one, give it a logit of -1e9, not minus infinity (0 times that has no value).
class Categorical {
 public:
  explicit Categorical(Var logits);  ///< logits: [n,k]

  Var log_probabilities() const { return log_p_; }    ///< [n,k]
  Var log_probability(const Indices& actions) const;  ///< actions: n numbers in [0,k)  result: [n]
  Var entropy() const;                                ///< [n]
  Indices sample(Rng& rng) const;                     ///< one uniform number of the Rng for each row
  Indices mode() const;                               ///< the first of the likeliest

 private:
  Var log_p_;
};
Var kl(const Categorical& p, const Categorical& q);

/// Yes or no, 1 or 0: P(1) = sigmoid(logit).
class Bernoulli {
 public:
  explicit Bernoulli(Var logits);  ///< logits: [n]

  Var logits() const { return logits_; }
  Var log_probability(const Indices& actions) const;  ///< actions: n times 0 or 1  result: [n]
  Var entropy() const;                                ///< [n]
  Indices sample(Rng& rng) const;                     ///< one uniform number of the Rng for each row
  Indices mode() const;                               ///< 0 where both are equally likely

 private:
  Var logits_;
};
Var kl(const Bernoulli& p, const Bernoulli& q);

/// k independent normal numbers, densities multiplied.
class DiagonalGaussian {
 public:
  /// mean: [n,k]  log_std: [n,k], or [1,k] if the deviations do not depend on the state
  DiagonalGaussian(Var mean, Var log_std);

  Var mean() const { return mean_; }
  Var log_std() const { return log_std_; }  ///< [n,k]
  Var log_probability(Var actions) const;   ///< actions: [n,k]  result: [n]
  Var log_probability(Tensor actions) const;
  Var entropy() const;  ///< [n]

  /// mean + exp(log_std) noise, on the tape.   noise: [n,k], standard normal numbers
  Var at(Tensor noise) const;
  Var rsample(Rng& rng) const;
  Tensor sample(Rng& rng) const;
  Tensor mode() const { return mean_.value(); }

 private:
  Var mean_, log_std_;
};
Var kl(const DiagonalGaussian& p, const DiagonalGaussian& q);

/// tanh of normal numbers, so that actions lie in (-1, 1): Haarnoja et al. 2018 (SAC), appendix C. Its
/// entropy has no closed form; the mean of -log_probability over samples estimates it.
class SquashedGaussian {
 public:
  /// As DiagonalGaussian, before the tanh. SAC clips log_std to [-20, 2] first.
  SquashedGaussian(Var mean, Var log_std) : normal_(mean, log_std) {}

  struct Sample {
    Var action;           // [n,k]
    Var log_probability;  // [n]
  };
  /// tanh(mean + exp(log_std) noise) and its log-density, on the tape; finite and exact also where tanh
  /// rounds to 1.   noise: [n,k], standard normal numbers
  Sample at(Tensor noise) const;
  Sample rsample(Rng& rng) const;

  /// Of any actions from -1 to 1 (ConfigError outside). Prefer the one that comes with a sample: close to the
  /// ends u = atanh(action) is lost to rounding.   actions: [n,k]  result: [n]
  Var log_probability(const Tensor& actions) const;
  Tensor sample(Rng& rng) const;
  Tensor mode() const;  ///< tanh(mean), the median: what SAC evaluates with

 private:
  DiagonalGaussian normal_;
};

}  // namespace minirl
