// LanderWorld: the lander, its legs and the ground as rigid bodies. It knows no rewards; lunar_lander.cpp
// does. Its source is lander_world_box2d.cpp or, without Box2D, lander_world_absent.cpp.
#pragma once
#include <array>
#include <memory>

namespace minirl::detail {

// Metres, seconds, radians counter-clockwise; x to the right, y up, from the lower left corner of the view.
struct LanderVector {
  double x = 0, y = 0;
};

// Where a body's origin is and how it is turned.
struct LanderPose {
  double x = 0, y = 0, angle = 0;
};

constexpr double lander_view_width = 600 / 30.0, lander_view_height = 400 / 30.0;
constexpr int ground_points = 11;
constexpr double ground_spacing = lander_view_width / (ground_points - 1);

// The lander's corners and a leg's half extents, about their origins.
inline constexpr std::array<LanderVector, 6> lander_corners{{{-14 / 30.0, 17 / 30.0},
                                                             {-17 / 30.0, 0},
                                                             {-17 / 30.0, -10 / 30.0},
                                                             {17 / 30.0, -10 / 30.0},
                                                             {17 / 30.0, 0},
                                                             {14 / 30.0, 17 / 30.0}}};
constexpr LanderVector leg_half{2 / 30.0, 8 / 30.0};

struct LanderSite {
  std::array<double, ground_points> ground{};  // heights from the left to the right edge
  double gravity = -10;
  LanderVector push;  // N on the lander's middle during the first step
};

// What acts on the lander during one step: a force, a torque, and impulses (N s) at places.
struct LanderForces {
  struct Kick {
    LanderVector impulse, place;
  };
  double wind = 0, turbulence = 0;
  Kick main, side;
};

struct LanderMotion {
  LanderPose lander;
  LanderVector velocity;
  double angular_velocity = 0;
  std::array<LanderPose, 2> legs;  // right, left
  std::array<bool, 2> legs_touch{};
  bool hull_touches = false;  // something else than the legs has ever touched the ground
  bool awake = true;          // not at rest for half a second
};

class LanderWorld {
 public:
  explicit LanderWorld(const LanderSite& site);
  ~LanderWorld();

  // What the forces and the time do in 1/50 s.
  void advance(const LanderForces& forces);

  LanderMotion motion() const;
  const LanderSite& site() const { return site_; }

 private:
  struct Bodies;

  LanderSite site_;
  std::unique_ptr<Bodies> bodies_;
};

}  // namespace minirl::detail
