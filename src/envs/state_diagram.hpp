// The diagram of a small tabular world: circles for states, dots for actions, arrows for what can come of
// them.
#pragma once
#include <span>

#include "minirl/draw/canvas.hpp"
#include "minirl/envs/tabular_world.hpp"

namespace minirl {

/// Where things stand, in units of which the picture is 6 wide and 3.6 high; (0, 0) is its middle, y points
/// down.
struct DiagramLayout {
  std::span<const Point> states;        // [states]
  std::span<const Point> actions = {};  // [states * actions]; none: arrows lead from state to state
};

/// Paints the diagram, the world's present state in colour.
void draw_diagram(Canvas& canvas, const TabularWorld& world, const DiagramLayout& layout);

}  // namespace minirl
