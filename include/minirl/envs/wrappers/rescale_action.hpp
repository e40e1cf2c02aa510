// RescaleAction: lets actions lie between two bounds of one's choice, say -1 and 1, whatever the bounds
// inside.
#pragma once
#include "minirl/envs/wrappers/wrapper.hpp"

namespace minirl {

namespace detail {
/// The straight line between two boxes of one shape, element by element, in Gymnasium's float arithmetic.
class Rescaling {
 public:
  Rescaling(const Box& inside, double low, double high);

  const Box& outside() const { return outside_; }
  /// (a - intercept) / gradient: the action that the environment inside is given.
  Tensor inwards(const Tensor& a) const;

 private:
  Box inside_, outside_;
  Tensor gradient_, intercept_;
};
}  // namespace detail

/// `RescaleAction env(make_continuous("Pendulum-v1"), -1, 1)`: -1 stands for the low bound inside, 1 for the
/// high one. Where rounding leads out of the bounds inside, the bound is taken; Gymnasium lets it pass.
template <class E>
class RescaleAction final : public Wrapper<E> {
  using typename Wrapper<E>::Obs;

 public:
  /// Throws ConfigError unless low < high, both finite, and so are the bounds inside.
  RescaleAction(E env, double low, double high)
      : Wrapper<E>(std::move(env)), rescaling_(this->env().action_space(), low, high) {}

  const Box& action_space() const override { return rescaling_.outside(); }

 private:
  Step<Obs> advance(const Tensor& a) override { return this->env().step(rescaling_.inwards(a)); }

  detail::Rescaling rescaling_;
};

}  // namespace minirl
