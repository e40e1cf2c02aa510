// Ferry: an environment of one's own. A ferry crosses a river whose current changes; keep it off the banks.
#pragma once
#include <minirl/draw/canvas.hpp>
#include <minirl/minirl.hpp>

/// Actions: 0 steer left, 1 let it drift, 2 steer right. The observation [2] is the place between the banks,
/// from -1 to 1, and the speed of the current. Each step in the water gives 1; a bank ends the episode. Add a
/// TimeLimit: a good helmsman never lands.
class Ferry final : public minirl::Env<minirl::Tensor, int> {
 public:
  const minirl::Box& observation_space() const override { return observations_; }
  const minirl::Discrete& action_space() const override { return actions_; }

  /// The river between its banks, and the ferry.
  void draw(minirl::Canvas& canvas) const override {
    const double width = canvas.width(), height = canvas.height(), bank = 0.1 * width;
    canvas.fill({122, 154, 96});
    canvas.rectangle({bank, 0}, {width - bank, height}, {120, 168, 200});
    canvas.circle({0.5 * width + place_ * (0.5 * width - bank), 0.5 * height}, 0.05 * width, {110, 70, 40});
  }

 private:
  // Start in the middle, within a tenth of the river, in still water.
  minirl::Tensor start(std::optional<std::uint64_t> seed) override {
    if (seed) rng_ = minirl::Rng(*seed);
    place_ = rng_.uniform(-0.1, 0.1);
    current_ = 0;
    return observation();
  }

  minirl::Step<minirl::Tensor> advance(const int& a) override {
    current_ = 0.9 * current_ + rng_.uniform(-0.03, 0.03);
    place_ += current_ + 0.05 * (a - 1);
    const bool ashore = place_ < -1 || place_ > 1;
    return {observation(), 1.0, ashore, false};
  }

  void archive_state(minirl::Archive& a) override {
    a("rng", rng_), a("place", place_), a("current", current_);
  }

  minirl::Tensor observation() const {
    return minirl::Tensor::vector(
        {static_cast<minirl::Scalar>(place_), static_cast<minirl::Scalar>(current_)});
  }

  minirl::Box observations_{-2, 2, {2}};
  minirl::Discrete actions_{3};
  minirl::Rng rng_{0};
  double place_ = 0, current_ = 0;
};
