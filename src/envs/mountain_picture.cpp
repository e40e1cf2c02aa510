#include "envs/mountain_picture.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace minirl::detail {
namespace {

constexpr double left_end = -1.2, right_end = 0.6;  // position
constexpr Colour paper{250, 250, 247}, ground{196, 204, 188}, wall{150, 152, 158}, car{48, 58, 74},
    wheel{120, 116, 112}, pole{48, 58, 74}, pennant{208, 138, 66}, arrow{106, 168, 109};

// The worlds know only how steep it is, a cosine of 3 position; how high the picture shows it is free.
double height(double position) { return 0.55 + 0.45 * std::sin(3 * position); }
double slope(double position) { return 1.35 * std::cos(3 * position); }

// Where a position and a height lie on the canvas, one scale for both.
struct View {
  explicit View(const Canvas& canvas)
      : scale(std::min(canvas.width() / (right_end - left_end + 0.3), canvas.height() / 1.45)),
        origin{0.5 * (canvas.width() - (left_end + right_end) * scale),
               0.5 * canvas.height() + 0.62 * scale} {}

  Point at(double position, double above) const {
    return {origin.x + position * scale, origin.y - above * scale};
  }
  double position_of(double x) const { return (x - origin.x) / scale; }

  double scale;  // pixels a unit
  Point origin;
};

// Strips that begin at whole pixels leave no seams.
void draw_ground(Canvas& canvas, const View& view) {
  constexpr int strip = 2;  // pixels
  const double bottom = canvas.height();
  for (int left = 0; left < canvas.width(); left += strip) {
    const double x[] = {1.0 * left, 1.0 * left + strip};
    const double y[] = {view.at(0, height(view.position_of(x[0]))).y,
                        view.at(0, height(view.position_of(x[1]))).y};
    canvas.polygon(std::array<Point, 4>{{{x[0], y[0]}, {x[1], y[1]}, {x[1], bottom}, {x[0], bottom}}},
                   ground);
  }
  const Point top = view.at(left_end - 0.1, height(left_end) + 0.35);
  canvas.rectangle({0, top.y}, {top.x, bottom}, wall);
}

void draw_flag(Canvas& canvas, const View& view, double flag) {
  const double foot = height(flag);
  const double top = foot + 0.25;
  canvas.line(view.at(flag, foot), view.at(flag, top), std::max(1.0, 0.012 * view.scale), pole);
  canvas.polygon(std::array<Point, 3>{{view.at(flag, top), view.at(flag + 0.12, top - 0.045),
                                       view.at(flag, top - 0.09)}},
                 pennant);
}

// The car stands on the slope: its own axes are turned by the ground's angle.
void draw_car(Canvas& canvas, const View& view, const MountainScene& scene) {
  const double angle = std::atan(slope(scene.position));
  const double cosine = std::cos(angle), sine = std::sin(angle);
  const double foot = height(scene.position);
  const auto at = [&](double ahead, double above) {
    return view.at(scene.position + ahead * cosine - above * sine, foot + ahead * sine + above * cosine);
  };
  canvas.polygon(std::array<Point, 4>{{at(-0.1, 0.03), at(0.1, 0.03), at(0.1, 0.075), at(-0.1, 0.075)}}, car);
  canvas.polygon(std::array<Point, 4>{{at(-0.06, 0.07), at(0.06, 0.07), at(0.035, 0.12), at(-0.045, 0.12)}},
                 car);
  for (const double ahead : {-0.055, 0.055})
    canvas.circle(at(ahead, 0.03), std::max(0.5, 0.03 * view.scale), wheel);
  if (scene.push == 0) return;
  canvas.arrow(at(0, 0.17), at(0.25 * scene.push, 0.17), std::max(1.0, 0.018 * view.scale), arrow);
}

}  // namespace

void draw_mountain(Canvas& canvas, const MountainScene& scene) {
  const View view(canvas);
  canvas.fill(paper);
  draw_ground(canvas, view);
  draw_flag(canvas, view, scene.flag);
  draw_car(canvas, view, scene);
}

}  // namespace minirl::detail
