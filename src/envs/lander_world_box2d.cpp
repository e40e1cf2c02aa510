#include <box2d/box2d.h>

#include <utility>

#include "envs/lander_world.hpp"
#include "minirl/envs/lunar_lander.hpp"

namespace minirl {

bool has_box2d() { return true; }

namespace detail {
namespace {

b2Vec2 vector(double x, double y) { return {static_cast<float>(x), static_cast<float>(y)}; }
b2Vec2 vector(LanderVector v) { return vector(v.x, v.y); }

// Everything collides with the ground only.
constexpr std::uint16_t hull_category = 0x10, leg_category = 0x20, ground_category = 0x01;

void add_edge(b2Body& ground, LanderVector from, LanderVector to, float friction) {
  b2EdgeShape edge;
  edge.SetTwoSided(vector(from), vector(to));
  b2FixtureDef fixture;
  fixture.shape = &edge;
  fixture.friction = friction;
  ground.CreateFixture(&fixture);
}

void make_ground(b2World& world, const std::array<double, ground_points>& heights) {
  const b2BodyDef still;
  b2Body& ground = *world.CreateBody(&still);
  add_edge(ground, {0, 0}, {lander_view_width, 0}, 0.2f);
  for (std::size_t i = 0; i + 1 < heights.size(); ++i) {
    const double x = ground_spacing * static_cast<double>(i);
    add_edge(ground, {x, heights[i]}, {x + ground_spacing, heights[i + 1]}, 0.1f);
  }
}

b2Body* make_body(b2World& world, const LanderPose& pose, b2FixtureDef fixture, const b2Shape& shape) {
  b2BodyDef moving;
  moving.type = b2_dynamicBody;
  moving.position = vector(pose.x, pose.y);
  moving.angle = static_cast<float>(pose.angle);
  b2Body* body = world.CreateBody(&moving);
  fixture.shape = &shape;
  fixture.filter.maskBits = ground_category;
  body->CreateFixture(&fixture);
  return body;
}

b2Body* make_hull(b2World& world) {
  b2Vec2 corners[lander_corners.size()];
  for (std::size_t i = 0; i < lander_corners.size(); ++i) corners[i] = vector(lander_corners[i]);
  b2PolygonShape shape;
  shape.Set(corners, static_cast<int>(lander_corners.size()));
  b2FixtureDef fixture;
  fixture.density = 5;
  fixture.friction = 0.1f;
  fixture.filter.categoryBits = hull_category;
  return make_body(world, {lander_view_width / 2, lander_view_height, 0}, fixture, shape);
}

// Side -1 is the right leg, +1 the left one: the sense in which its motor turns it, down and inwards, gently
// enough that the lander does not jump off the ground.
b2Body* make_leg(b2World& world, b2Body& hull, int side) {
  constexpr double away = 20 / 30.0, down = 18 / 30.0, turned = 0.05;
  b2PolygonShape shape;
  shape.SetAsBox(static_cast<float>(leg_half.x), static_cast<float>(leg_half.y));
  b2FixtureDef fixture;
  fixture.density = 1;
  fixture.filter.categoryBits = leg_category;
  b2Body* leg = make_body(world, {lander_view_width / 2 - side * away, lander_view_height, side * turned},
                          fixture, shape);

  b2RevoluteJointDef joint;
  joint.bodyA = &hull;
  joint.bodyB = leg;
  joint.localAnchorB = vector(side * away, down);
  joint.referenceAngle = leg->GetAngle() - hull.GetAngle();
  joint.enableMotor = true;
  joint.maxMotorTorque = 40;
  joint.motorSpeed = 0.3f * static_cast<float>(side);
  joint.enableLimit = true;
  joint.lowerAngle = side < 0 ? 0.4f : -0.9f;
  joint.upperAngle = side < 0 ? 0.9f : -0.4f;
  world.CreateJoint(&joint);
  return leg;
}

LanderPose pose_of(const b2Body& body) {
  return {body.GetPosition().x, body.GetPosition().y, body.GetAngle()};
}

}  // namespace

struct LanderWorld::Bodies final : b2ContactListener {
  explicit Bodies(const LanderSite& site) : world(vector(0, site.gravity)) {
    world.SetContactListener(this);
    make_ground(world, site.ground);
    hull = make_hull(world);
    hull->ApplyForceToCenter(vector(site.push), true);
    legs = {make_leg(world, *hull, -1), make_leg(world, *hull, +1)};
  }

  void BeginContact(b2Contact* contact) override {
    hull_touches = hull_touches || takes_part(hull, *contact);
    for (std::size_t i = 0; i < legs.size(); ++i)
      legs_touch[i] = legs_touch[i] || takes_part(legs[i], *contact);
  }

  // A leg on two edges of the ground counts as off when it leaves one of them, as in Gymnasium.
  void EndContact(b2Contact* contact) override {
    for (std::size_t i = 0; i < legs.size(); ++i)
      legs_touch[i] = legs_touch[i] && !takes_part(legs[i], *contact);
  }

  static bool takes_part(const b2Body* body, b2Contact& contact) {
    return contact.GetFixtureA()->GetBody() == body || contact.GetFixtureB()->GetBody() == body;
  }

  b2World world;
  b2Body* hull = nullptr;
  std::array<b2Body*, 2> legs{};
  std::array<bool, 2> legs_touch{};
  bool hull_touches = false;
};

LanderWorld::LanderWorld(const LanderSite& site) : site_(site), bodies_(std::make_unique<Bodies>(site)) {}
LanderWorld::~LanderWorld() = default;

void LanderWorld::advance(const LanderForces& forces) {
  b2Body& hull = *bodies_->hull;
  hull.ApplyForceToCenter(vector(forces.wind, 0), true);
  hull.ApplyTorque(static_cast<float>(forces.turbulence), true);
  for (const auto& [impulse, place] : {forces.main, forces.side})
    hull.ApplyLinearImpulse(vector(impulse), vector(place), true);
  bodies_->world.Step(1 / 50.0f, 6 * 30, 2 * 30);
}

LanderMotion LanderWorld::motion() const {
  const b2Body& hull = *bodies_->hull;
  const b2Vec2 velocity = hull.GetLinearVelocity();
  return {.lander = pose_of(hull),
          .velocity = {velocity.x, velocity.y},
          .angular_velocity = hull.GetAngularVelocity(),
          .legs = {pose_of(*bodies_->legs[0]), pose_of(*bodies_->legs[1])},
          .legs_touch = bodies_->legs_touch,
          .hull_touches = bodies_->hull_touches,
          .awake = hull.IsAwake()};
}

}  // namespace detail
}  // namespace minirl
