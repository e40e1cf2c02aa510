// GridNotes: what can be written into the cells of a grid world, the values of its states and a policy.
#pragma once
#include <vector>

namespace minirl {

/// A number and a shade in each cell, darker where the value is higher, and an arrow for each move. Numbers
/// are left out where a cell has no room for them. A world's `draw(canvas, notes)` paints them into its grid
/// in place of the agent, and throws ShapeError unless both lists are empty or of the lengths named here.
struct GridNotes {
  std::vector<double> values = {};  // [states]
  std::vector<double> policy = {};  // [states * actions]: how likely each action is, the length of its arrow
};

}  // namespace minirl
