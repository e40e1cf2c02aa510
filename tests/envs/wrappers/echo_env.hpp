// EchoEnv: its observation is the action it was given, so that a test sees what a wrapper passed on.
#pragma once
#include <limits>

#include "minirl/envs/env.hpp"

namespace minirl {

class EchoEnv final : public Env<Tensor, Tensor> {
 public:
  explicit EchoEnv(const Box& actions)
      : observations_(-infinity, infinity, actions.shape()), actions_(actions) {}

  const Box& observation_space() const override { return observations_; }
  const Box& action_space() const override { return actions_; }

 private:
  static constexpr auto infinity = std::numeric_limits<Scalar>::infinity();

  Tensor start(std::optional<std::uint64_t>) override { return Tensor(actions_.shape()); }
  Step<Tensor> advance(const Tensor& a) override { return {a, 0, false, false}; }

  Box observations_, actions_;
};

}  // namespace minirl
