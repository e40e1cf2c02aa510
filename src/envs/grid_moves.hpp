// Moves on a grid whose cells are counted row by row from 0.
#pragma once
#include <algorithm>

namespace minirl::detail {

/// In cells; {0, 0} stays.
struct Move {
  int down = 0, right = 0;
};

/// The cell that the move leads to from cell s; the edge holds back.
inline int moved(int s, Move move, int rows, int columns) {
  const int row = std::clamp(s / columns + move.down, 0, rows - 1);
  const int column = std::clamp(s % columns + move.right, 0, columns - 1);
  return row * columns + column;
}

}  // namespace minirl::detail
