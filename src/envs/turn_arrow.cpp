#include "envs/turn_arrow.hpp"

#include <cmath>

namespace minirl::detail {

void draw_turn(Canvas& canvas, const TurnArrow& arrow, Colour colour) {
  constexpr int pieces = 16;
  if (arrow.turn == 0) return;
  const auto at = [&](double share) {
    const double angle = (share - 0.5) * arrow.turn;
    return Point{arrow.centre.x - arrow.radius * std::sin(angle),
                 arrow.centre.y - arrow.radius * std::cos(angle)};
  };
  for (int i = 0; i < pieces; ++i)
    canvas.line(at(1.0 * i / pieces), at((i + 1.0) / pieces), arrow.thickness, colour);

  // The head points along the circle at the arc's end.
  const Point end = at(1);
  const double head = std::copysign(5 * arrow.thickness, arrow.turn);
  const double angle = 0.5 * arrow.turn;
  canvas.arrow(end, {end.x - head * std::cos(angle), end.y + head * std::sin(angle)}, arrow.thickness,
               colour);
}

}  // namespace minirl::detail
