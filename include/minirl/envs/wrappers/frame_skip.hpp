// FrameSkip: takes each action several times and shows the brighter of the last two pictures, as for Atari.
#pragma once
#include "minirl/envs/wrappers/wrapper.hpp"

namespace minirl {

namespace detail {
// Each byte or element of `now` becomes at least that of `before`.
void keep_larger(Frame& now, const Frame& before);
void keep_larger(Tensor& now, const Tensor& before);
}  // namespace detail

/// `FrameSkip env(make_pixels("Pong"), 4)`. Old consoles draw some things in every other frame only: the
/// maximum of two shows them all. A step gives the sum of the rewards and ends with the episode; it then
/// shows the last two frames it saw, where Gymnasium would take frames of an earlier step.
template <class E>
class FrameSkip final : public Wrapper<E> {
  using typename Wrapper<E>::Obs;
  using typename Wrapper<E>::Act;

 public:
  /// Throws ConfigError unless `frames` is at least 1.
  explicit FrameSkip(E env, int frames = 4) : Wrapper<E>(std::move(env)), frames_(frames) {
    if (frames < 1) throw ConfigError(join("FrameSkip: frames is ", frames, ", it must be at least 1"));
  }

 private:
  Step<Obs> advance(const Act& a) override {
    Step<Obs> step = this->env().step(a);
    double total = step.reward;
    Obs before = step.observation;
    for (int i = 1; i < frames_ && !step.done(); ++i) {
      before = std::move(step.observation);
      step = this->env().step(a);
      total += step.reward;
    }
    detail::keep_larger(step.observation, before);
    step.reward = total;
    return step;
  }

  int frames_;
};

}  // namespace minirl
