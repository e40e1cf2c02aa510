#include "envs/lander_world.hpp"
#include "minirl/core/errors.hpp"
#include "minirl/envs/lunar_lander.hpp"

namespace minirl {

bool has_box2d() { return false; }

namespace detail {

// No lander can be made without Box2D, so nothing below is ever reached.
struct LanderWorld::Bodies {};

LanderWorld::LanderWorld(const LanderSite&) { throw StateError("LanderWorld: built without Box2D"); }
LanderWorld::~LanderWorld() = default;
void LanderWorld::advance(const LanderForces&) {}
LanderMotion LanderWorld::motion() const { return {}; }

}  // namespace detail
}  // namespace minirl
