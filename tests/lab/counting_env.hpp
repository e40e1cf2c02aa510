// CountingEnv: a world for tests. Episode k (from 1) lasts k steps; the observation is the number of steps so
// far.
#pragma once
#include <optional>

#include "minirl/draw/canvas.hpp"
#include "minirl/envs/env.hpp"

namespace minirl {

class CountingEnv final : public Env<Tensor, int> {
 public:
  const Box& observation_space() const override { return observations_; }
  const Discrete& action_space() const override { return actions_; }
  void draw(Canvas& canvas) const override { canvas.fill({static_cast<std::uint8_t>(10 * steps_), 0, 0}); }

  std::optional<std::uint64_t> first_seed;  // of the first reset

 private:
  Tensor start(std::optional<std::uint64_t> seed) override {
    if (episodes_++ == 0) first_seed = seed;
    steps_ = 0;
    return Tensor::vector({0});
  }

  // The reward is the action, so that a return says what was done.
  Step<Tensor> advance(const int& a) override {
    ++steps_;
    return {Tensor::vector({static_cast<Scalar>(steps_)}), static_cast<double>(a), steps_ >= episodes_,
            false};
  }

  void archive_state(Archive& a) override { a("episodes", episodes_), a("steps", steps_); }

  Box observations_{Scalar(0), Scalar(1000), Shape{1}};
  Discrete actions_{3};
  int episodes_ = 0;
  int steps_ = 0;
};

}  // namespace minirl
