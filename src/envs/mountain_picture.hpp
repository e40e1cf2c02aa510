// The picture that the two mountain cars share: a valley with a wall on its left, a flag on the hill, the
// car.
#pragma once
#include "minirl/draw/canvas.hpp"

namespace minirl::detail {

struct MountainScene {
  double position;  // of the car, as the worlds count it
  double flag;      // where it stands
  double push;      // -1 to the left, 1 to the right, 0 none
};

/// Everything on a canvas of any size.
void draw_mountain(Canvas& canvas, const MountainScene& scene);

}  // namespace minirl::detail
