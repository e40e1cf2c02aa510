// Corridor: the smallest world in which values travel backward, for tests of agents that learn them.
#pragma once
#include "minirl/envs/env.hpp"

namespace minirl {

/// Places 0 to 4 in a row, shown as one-hot vectors; it starts in the middle. Action 0 goes left, 1 right.
/// Right of place 4 lies the goal, reward 1; left of place 0 a pit, reward 0. Both terminate.
class Corridor final : public Env<Tensor, int> {
 public:
  static constexpr int places = 5;

  static Tensor shown(int place) {
    Tensor s({places});
    if (place >= 0 && place < places) s[place] = 1;
    return s;
  }

  const Box& observation_space() const override { return observations_; }
  const Discrete& action_space() const override { return actions_; }

 private:
  Tensor start(std::optional<std::uint64_t>) override {
    place_ = places / 2;
    return shown(place_);
  }
  Step<Tensor> advance(const int& a) override {
    place_ += a == 1 ? 1 : -1;
    return {shown(place_), place_ == places ? 1.0 : 0.0, place_ == places || place_ < 0, false};
  }
  void archive_state(Archive& a) override { a("place", place_); }

  Box observations_{0, 1, Shape{places}};
  Discrete actions_{2};
  int place_ = 0;
};

}  // namespace minirl
