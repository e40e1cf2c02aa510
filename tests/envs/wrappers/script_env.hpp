// ScriptEnv: an environment that plays what it was told, so that a test sees what a wrapper makes of it.
#pragma once
#include <vector>

#include "minirl/envs/env.hpp"

namespace minirl {

/// Each reset and each step takes the next line of the script; a reset looks at the observation only.
template <class Obs>
class ScriptEnv final : public Env<Obs, int> {
 public:
  ScriptEnv(SpaceOf<Obs> observations, std::vector<Step<Obs>> lines)
      : observations_(std::move(observations)), lines_(std::move(lines)) {}

  const SpaceOf<Obs>& observation_space() const override { return observations_; }
  const Discrete& action_space() const override { return actions_; }

  std::size_t played() const { return at_; }

 private:
  Obs start(std::optional<std::uint64_t>) override { return lines_.at(at_++).observation; }
  Step<Obs> advance(const int&) override { return lines_.at(at_++); }

  SpaceOf<Obs> observations_;
  Discrete actions_{2};
  std::vector<Step<Obs>> lines_;
  std::size_t at_ = 0;
};

/// An endless tape of rewards 1, 2, 3, ... whose observation is the number of the step; the episode
/// terminates after `length` steps.
class CountingWorld final : public Env<int, int> {
 public:
  explicit CountingWorld(int length) : length_(length), observations_(length + 1) {}

  const Discrete& observation_space() const override { return observations_; }
  const Discrete& action_space() const override { return actions_; }

 private:
  int start(std::optional<std::uint64_t>) override { return steps_ = 0; }
  Step<int> advance(const int&) override {
    ++steps_;
    return {steps_, static_cast<double>(steps_), steps_ == length_, false};
  }

  int length_;
  Discrete observations_, actions_{2};
  int steps_ = 0;
};

}  // namespace minirl
