// PixelWorld: a small picture in which a dot falls and flickers, for tests of what wrappers do with frames.
#pragma once
#include "minirl/draw/canvas.hpp"
#include "minirl/envs/env.hpp"

namespace minirl {

/// 6 x 4 pixels in colour. A red dot begins in a random column, falls a row in each step and is drawn in even
/// steps only; action 1 moves it right. A green light in the corner flickers the other way round. The episode
/// terminates on the floor, after 5 steps; the reward is the row reached.
class PixelWorld final : public Env<Frame, int> {
 public:
  static constexpr int rows = 6, columns = 4;

  const Pixels& observation_space() const override { return observations_; }
  const Discrete& action_space() const override { return actions_; }
  void draw(Canvas& canvas) const override {
    canvas.fill({0, 0, 0});
    canvas.circle({column_ + 0.5, row_ + 0.5}, 1, {255, 0, 0});
  }

  int column() const { return column_; }

 private:
  Frame start(std::optional<std::uint64_t> seed) override {
    if (seed) rng_ = Rng(*seed);
    row_ = 0;
    column_ = rng_.choice(columns);
    return picture();
  }

  Step<Frame> advance(const int& a) override {
    column_ = (column_ + a) % columns;
    ++row_;
    return {picture(), static_cast<double>(row_), row_ == rows - 1, false};
  }

  void archive_state(Archive& a) override { a("rng", rng_), a("row", row_), a("column", column_); }

  Frame picture() const {
    Frame frame(rows, columns, 3);
    if (row_ % 2 == 0) frame(row_, column_, 0) = 200;
    if (row_ % 2 == 1) frame(0, 0, 1) = 100;
    return frame;
  }

  Pixels observations_{rows, columns, 3};
  Discrete actions_{2};
  Rng rng_{0};
  int row_ = 0, column_ = 0;
};

}  // namespace minirl
