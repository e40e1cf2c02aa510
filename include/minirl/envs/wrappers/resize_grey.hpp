// ResizeGrey: makes colour pictures grey and smaller, which is how networks are shown Atari games.
#pragma once
#include "minirl/envs/wrappers/wrapper.hpp"

namespace minirl {

/// The picture in grey, height x width x 1: 0.299 red + 0.587 green + 0.114 blue, rounded, then the mean of
/// the area that each new pixel covers, rounded; one channel is grey already. All in whole numbers. OpenCV's
/// cvtColor and INTER_AREA give the same up to one level. Throws ConfigError unless the picture has 1 or 3
/// channels and the new extents are from 1 to the old ones.
Frame resized_grey(const Frame& picture, int height, int width);

/// `ResizeGrey env(make_pixels("Pong"), 84, 84)`
template <class E>
class ResizeGrey final : public Wrapper<E> {
  using typename Wrapper<E>::Act;

 public:
  /// Throws ConfigError as `resized_grey` does.
  ResizeGrey(E env, int height, int width) : Wrapper<E>(std::move(env)), observations_(height, width, 1) {
    const Pixels& inside = this->env().observation_space();
    resized_grey(Frame(inside.height, inside.width, inside.channels), height, width);
  }

  const Pixels& observation_space() const override { return observations_; }

 private:
  Frame start(std::optional<std::uint64_t> seed) override { return resized(this->env().reset(seed)); }
  Step<Frame> advance(const Act& a) override {
    Step<Frame> step = this->env().step(a);
    step.observation = resized(step.observation);
    return step;
  }

  Frame resized(const Frame& picture) const {
    return resized_grey(picture, observations_.height, observations_.width);
  }

  Pixels observations_;
};

}  // namespace minirl
