#include "envs/lander_picture.hpp"

#include <algorithm>
#include <cmath>

namespace minirl::detail {
namespace {

constexpr Colour sky{24, 29, 44}, rock{150, 152, 158}, pad{106, 168, 109}, pole{250, 250, 247},
    flag{232, 190, 70}, hull{208, 138, 66}, leg{240, 214, 178}, window{48, 58, 74}, flame{226, 92, 62},
    core{250, 224, 130};

constexpr double shown_height = 15;  // m: the lander starts at the upper edge of Gymnasium's view

// From metres to pixels: the width or the height of the world fills the canvas.
struct Camera {
  double scale, left, bottom;

  explicit Camera(const Canvas& canvas)
      : scale(std::min(canvas.width() / lander_view_width, canvas.height() / shown_height)),
        left(0.5 * (canvas.width() - scale * lander_view_width)),
        bottom(0.5 * (canvas.height() + scale * shown_height)) {}

  Point at(double x, double y) const { return {left + scale * x, bottom - scale * y}; }

  // A point of a body.
  Point at(const LanderPose& body, double x, double y) const {
    const double c = std::cos(body.angle), s = std::sin(body.angle);
    return at(body.x + c * x - s * y, body.y + s * x + c * y);
  }

  double thick(double metres) const { return std::max(1.0, scale * metres); }
};

void draw_ground(Canvas& canvas, const Camera& camera, const std::array<double, ground_points>& heights) {
  const double below = canvas.height(), right = canvas.width();
  canvas.rectangle({0, camera.at(0, heights.front()).y}, {camera.left, below}, rock);
  canvas.rectangle({right - camera.left, camera.at(0, heights.back()).y}, {right, below}, rock);
  for (std::size_t i = 0; i < heights.size(); ++i) {
    const double x = ground_spacing * static_cast<double>(i);
    const Point from = camera.at(x, heights[i]);
    canvas.rectangle({from.x - 1, from.y + 3}, {from.x + 1, below}, rock);  // no hair between two pieces
    if (i + 1 == heights.size()) break;
    const Point to = camera.at(x + ground_spacing, heights[i + 1]);
    const Point corners[] = {from, to, {to.x, below}, {from.x, below}};
    canvas.polygon(corners, rock);
  }
}

// The middle of the ground is level, and marked.
void draw_flags(Canvas& canvas, const Camera& camera, const std::array<double, ground_points>& heights) {
  constexpr int first = ground_points / 2 - 1, last = ground_points / 2 + 1;
  const double ground = heights[first], top = ground + 1.7;
  canvas.line(camera.at(ground_spacing * first, ground), camera.at(ground_spacing * last, ground),
              camera.thick(0.12), pad);
  for (const int point : {first, last}) {
    const double x = ground_spacing * point;
    canvas.line(camera.at(x, ground), camera.at(x, top), camera.thick(0.06), pole);
    const Point corners[] = {camera.at(x, top), camera.at(x + 0.8, top - 0.2), camera.at(x, top - 0.4)};
    canvas.polygon(corners, flag);
  }
}

// A flame of some length from (x, y) on the lander towards (dx, dy), and a brighter one half as large in it.
struct Flame {
  double x, y, dx, dy, length;
};

void draw_flame(Canvas& canvas, const Camera& camera, const LanderPose& lander, const Flame& f) {
  for (const auto& [part, colour] : {std::pair{1.0, flame}, {0.5, core}}) {
    const double wide = 0.22 * part, long_ = f.length * part;
    const Point corners[] = {camera.at(lander, f.x - wide * f.dy, f.y + wide * f.dx),
                             camera.at(lander, f.x + wide * f.dy, f.y - wide * f.dx),
                             camera.at(lander, f.x + long_ * f.dx, f.y + long_ * f.dy)};
    canvas.polygon(corners, colour);
  }
}

void draw_flames(Canvas& canvas, const Camera& camera, const LanderPose& lander,
                 const LanderEngines& engines) {
  if (engines.main > 0) draw_flame(canvas, camera, lander, {0, -0.33, 0, -1, 1.5 * engines.main});
  if (engines.side == 0) return;
  const double outwards = engines.side < 0 ? 1 : -1;  // what pushes to the left is blown out on the right
  draw_flame(canvas, camera, lander, {0.5 * outwards, 14 / 30.0, outwards, 0, 0.9 * std::abs(engines.side)});
}

void draw_body(Canvas& canvas, const Camera& camera, const LanderMotion& motion) {
  for (std::size_t i = 0; i < motion.legs.size(); ++i) {
    const LanderPose& pose = motion.legs[i];
    const double x = leg_half.x, y = leg_half.y, side = i == 0 ? 1 : -1;
    canvas.line(camera.at(motion.lander, 0.4 * side, 0), camera.at(pose, 0, 0), camera.thick(0.08), leg);
    const Point corners[] = {camera.at(pose, -x, -y), camera.at(pose, x, -y), camera.at(pose, x, y),
                             camera.at(pose, -x, y)};
    canvas.polygon(corners, leg);
  }
  std::array<Point, lander_corners.size()> corners;
  for (std::size_t i = 0; i < corners.size(); ++i)
    corners[i] = camera.at(motion.lander, lander_corners[i].x, lander_corners[i].y);
  canvas.polygon(corners, hull);
  canvas.circle(camera.at(motion.lander, 0, 0.2), camera.scale * 0.17, window);
}

// Where to look for a lander that has climbed out of the picture.
void point_up(Canvas& canvas, const Camera& camera, const LanderPose& lander) {
  const double x = camera.at(lander.x, 0).x, size = camera.scale * 0.4;
  canvas.arrow({x, 3 * size}, {x, 0.3 * size}, camera.thick(0.16), hull);
}

}  // namespace

void draw_sky(Canvas& canvas) { canvas.fill(sky); }

void draw_lander(Canvas& canvas, const LanderWorld& world, const LanderEngines& engines) {
  const Camera camera(canvas);
  const LanderMotion motion = world.motion();
  draw_sky(canvas);
  draw_ground(canvas, camera, world.site().ground);
  draw_flags(canvas, camera, world.site().ground);
  draw_flames(canvas, camera, motion.lander, engines);
  draw_body(canvas, camera, motion);
  if (camera.at(motion.lander, 0, -1).y < 0) point_up(canvas, camera, motion.lander);
}

}  // namespace minirl::detail
