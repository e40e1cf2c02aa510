// FrameStack: shows the last k observations at once, so that one can see what moves.
#pragma once
#include <algorithm>
#include <span>
#include <vector>

#include "minirl/envs/wrappers/wrapper.hpp"

namespace minirl {

namespace detail {
// Pictures one behind another as channels, the newest last; tensors along a new first axis, [k, ...].
Pixels stacked(const Pixels& space, int count);
Box stacked(const Box& space, int count);
Frame stacked(std::span<const Frame> oldest_first);
Tensor stacked(std::span<const Tensor> oldest_first);
// An observation before there is one, and whether one has the extents of its space.
Frame blank(const Pixels& space);
Tensor blank(const Box& space);
bool fits(const Frame& picture, const Pixels& space);
bool fits(const Tensor& t, const Box& space);
}  // namespace detail

/// `FrameStack env(ResizeGrey(make_pixels("Pong"), 84, 84), 4)`: observations of 84 x 84 x 4. After a reset
/// all are the first observation. Gymnasium stacks pictures along a new first axis instead.
template <class E>
class FrameStack final : public Wrapper<E> {
  using typename Wrapper<E>::Obs;
  using typename Wrapper<E>::Act;

 public:
  /// Throws ConfigError unless count is at least 1, ShapeError for tensors that would pass rank 4.
  FrameStack(E env, int count)
      : Wrapper<E>(std::move(env)),
        observations_(detail::stacked(this->env().observation_space(), count)),
        last_(static_cast<std::size_t>(count), detail::blank(this->env().observation_space())) {}

  const SpaceOf<Obs>& observation_space() const override { return observations_; }

 private:
  Obs start(std::optional<std::uint64_t> seed) override {
    std::fill(last_.begin(), last_.end(), this->env().reset(seed));
    return detail::stacked(last_);
  }

  Step<Obs> advance(const Act& a) override {
    Step<Obs> step = this->env().step(a);
    std::rotate(last_.begin(), last_.begin() + 1, last_.end());
    last_.back() = std::move(step.observation);
    step.observation = detail::stacked(last_);
    return step;
  }

  void archive_state(Archive& a) override {
    Wrapper<E>::archive_state(a);
    std::span<Obs> last(last_);
    a("last", last);
    for (const Obs& s : last_)
      a.expect(detail::fits(s, this->env().observation_space()), "last", join("has a ", to_text(s)));
  }

  SpaceOf<Obs> observations_;
  std::vector<Obs> last_;  // the oldest first
};

}  // namespace minirl
