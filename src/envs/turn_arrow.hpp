// An arrow bent around a point: how a picture shows a torque.
#pragma once
#include "minirl/draw/canvas.hpp"

namespace minirl::detail {

struct TurnArrow {
  Point centre;
  double radius;     // pixels
  double turn;       // rad, counter-clockwise is positive; the middle of the arc is above the centre
  double thickness;  // pixels
};

/// Nothing for a turn of 0.
void draw_turn(Canvas& canvas, const TurnArrow& arrow, Colour colour);

}  // namespace minirl::detail
