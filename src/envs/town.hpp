// The town of the Taxi: its walls and its four places.
#pragma once
#include <array>

#include "minirl/envs/taxi.hpp"

namespace minirl::detail {

struct Cell {
  int row = 0, column = 0;
  bool operator==(const Cell&) const = default;
};

inline constexpr int no_place = -1;
inline constexpr std::array<Cell, Taxi::places> place_cells = {{{0, 0}, {0, 4}, {4, 0}, {4, 3}}};

/// The cells with a wall on their east side, but for the edge of the town.
inline constexpr std::array<Cell, 6> walls = {{{0, 1}, {1, 1}, {3, 0}, {4, 0}, {3, 2}, {4, 2}}};

/// Which of the four places the cell is, or `no_place`.
int place_at(Cell cell);

/// The cell after driving in the direction of the action, the same one if something is in the way.
Cell driven(Cell cell, int direction);

}  // namespace minirl::detail
