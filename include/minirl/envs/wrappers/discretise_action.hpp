// DiscretiseAction: makes whole numbers of continuous actions, so that DQN can play Pendulum.
#pragma once
#include "minirl/envs/wrappers/wrapper.hpp"

namespace minirl {

namespace detail {
/// A box cut into equal cells, which are numbered with the last element running fastest.
class ActionCells {
 public:
  ActionCells(const Box& box, int bins);

  const Discrete& numbers() const { return numbers_; }
  /// The middle of cell `number`, of the box's shape.
  Tensor middle(int number) const;

 private:
  float middle(int element, int bin) const;

  Box box_;
  int bins_;
  Discrete numbers_;
};
}  // namespace detail

/// `DiscretiseAction env(make_continuous("Pendulum-v1"), 5)`: each element of the action is cut into `bins`
/// equal parts, of which the middle is played. A box of d elements makes bins^d actions.
template <class E>
class DiscretiseAction final : public Around<E, typename detail::Inside<E>::Observation, int> {
  using Obs = typename detail::Inside<E>::Observation;

 public:
  /// Throws ConfigError unless bins is at least 1, the bounds are finite and bins^d is an int.
  DiscretiseAction(E env, int bins)
      : Around<E, Obs, int>(std::move(env)), cells_(this->env().action_space(), bins) {}

  const SpaceOf<Obs>& observation_space() const override { return this->env().observation_space(); }
  const Discrete& action_space() const override { return cells_.numbers(); }

 private:
  Obs start(std::optional<std::uint64_t> seed) override { return this->env().reset(seed); }
  Step<Obs> advance(const int& a) override { return this->env().step(cells_.middle(a)); }

  detail::ActionCells cells_;
};

}  // namespace minirl
