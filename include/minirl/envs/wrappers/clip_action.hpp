// ClipAction: takes any action of the right shape and cuts it off at the bounds of the environment inside.
#pragma once
#include "minirl/envs/wrappers/wrapper.hpp"

namespace minirl {

namespace detail {
/// The box of the same shape without bounds.
Box without_bounds(const Box& space);
/// Each element brought to the nearest one in the box.
Tensor clipped(const Tensor& value, const Box& space);
}  // namespace detail

/// `ClipAction env(make_continuous("Pendulum-v1"))`. Its action space has no bounds: what an unbounded policy
/// draws is an action, infinities included; only NaN and other shapes are refused.
template <class E>
class ClipAction final : public Wrapper<E> {
  using typename Wrapper<E>::Obs;

 public:
  explicit ClipAction(E env)
      : Wrapper<E>(std::move(env)), actions_(detail::without_bounds(this->env().action_space())) {}

  const Box& action_space() const override { return actions_; }

 private:
  Step<Obs> advance(const Tensor& a) override {
    return this->env().step(detail::clipped(a, this->env().action_space()));
  }

  Box actions_;
};

}  // namespace minirl
