// CliffWalking: walk along the edge of a cliff from one corner to the other.
// Source: Sutton & Barto (2018), example 6.6; the numbers are those of Gymnasium's CliffWalking-v1.
#pragma once
#include "minirl/envs/grid_notes.hpp"
#include "minirl/envs/tabular_world.hpp"

namespace minirl {

struct CliffWalkingConfig {
  bool slippery =
      false;  // Gymnasium's `is_slippery`: a third each to go where meant and to either side of it
};

/// Actions: 0 up, 1 right, 2 down, 3 left; the edge holds the walker back. The observation is the cell of the
/// 4 x 12 grid, counted row by row from 0. Each step costs 1; one over the cliff costs 100 and puts the
/// walker back to the start, and the task goes on. It ends on the goal: after 13 steps at best.
class CliffWalking final : public TabularWorld {
 public:
  static constexpr int rows = 4, columns = 12;
  static constexpr int first = 36, goal = 47;  // cells of the lowest row; between them is the cliff
  enum Direction { up, right, down, left };

  explicit CliffWalking(const CliffWalkingConfig& config = {});

  /// The grid, the cliff, the goal's flag and the walker, as large as the canvas allows.
  void draw(Canvas& canvas) const override;
  void draw(Canvas& canvas, const GridNotes& notes) const;
};

}  // namespace minirl
