#include <doctest/doctest.h>

#include <set>

#include "minirl/draw/canvas.hpp"
#include "minirl/envs/taxi.hpp"

using namespace minirl;

namespace {

using Scene = Taxi::Scene;
using Mask = std::array<bool, Taxi::actions>;

Taxi taxi_at(const Scene& scene, const TaxiConfig& config = {}) {
  Taxi env(config);
  env.reset(0);
  env.set_state(Taxi::encode(scene));
  return env;
}

// The scene after an action.
Scene after(const Scene& scene, int action) {
  Taxi env = taxi_at(scene);
  env.step(action);
  return env.scene();
}

}  // namespace

TEST_CASE("Taxi: the first scene of seed 42 and the spaces") {
  Taxi env;
  CHECK(env.observation_space() == Discrete(500));
  CHECK(env.action_space() == Discrete(6));
  CHECK(env.reset(42) == 386);
  CHECK(env.scene() == Scene{3, 4, 1, 2});
}

TEST_CASE("Taxi: scenes and their numbers") {
  for (int s = 0; s < 500; ++s) CHECK(Taxi::encode(Taxi::decode(s)) == s);
  CHECK(Taxi::encode({4, 4, 4, 3}) == 499);
  CHECK_THROWS_WITH_AS(Taxi::decode(500), "Taxi: 500 is not in Discrete(500)", ConfigError);
  CHECK_THROWS_AS(Taxi::decode(-1), ConfigError);
  CHECK_THROWS_AS(Taxi::encode({5, 0, 0, 0}), ConfigError);
  CHECK_THROWS_AS(Taxi::encode({0, 0, 5, 0}), ConfigError);
  CHECK_THROWS_AS(Taxi::encode({0, 0, 0, 4}), ConfigError);
}

TEST_CASE("Taxi: south, north, east, west, and what is in the way") {
  const Scene middle{2, 2, 0, 1};
  CHECK(after(middle, Taxi::south) == Scene{3, 2, 0, 1});
  CHECK(after(middle, Taxi::north) == Scene{1, 2, 0, 1});
  CHECK(after(middle, Taxi::east) == Scene{2, 3, 0, 1});
  CHECK(after(middle, Taxi::west) == Scene{2, 1, 0, 1});
  CHECK(after({0, 1, 0, 1}, Taxi::east) == Scene{0, 1, 0, 1});  // a wall
  CHECK(after({0, 2, 0, 1}, Taxi::west) == Scene{0, 2, 0, 1});
  CHECK(after({4, 2, 0, 1}, Taxi::east) == Scene{4, 2, 0, 1});
  CHECK(after({4, 4, 0, 1}, Taxi::east) == Scene{4, 4, 0, 1});  // the edge
  CHECK(after({4, 4, 0, 1}, Taxi::south) == Scene{4, 4, 0, 1});
}

TEST_CASE("Taxi: a whole ride") {
  Taxi env = taxi_at({1, 0, 0, 2});  // red to yellow
  double sum = env.step(Taxi::north).reward + env.step(Taxi::pick_up).reward;
  CHECK(env.scene() == Scene{0, 0, Taxi::aboard, 2});
  for (int i = 0; i < 4; ++i) sum += env.step(Taxi::south).reward;
  const auto last = env.step(Taxi::drop_off);
  CHECK(last.reward == 20);
  CHECK(last.terminated);
  CHECK(sum == -6);
  CHECK(env.scene() == Scene{4, 0, 2, 2});
}

TEST_CASE("Taxi: to pick up or drop off where it cannot be done costs 10") {
  CHECK(taxi_at({0, 0, 1, 2}).step(Taxi::pick_up).reward == -10);
  CHECK(taxi_at({0, 0, 4, 2}).step(Taxi::pick_up).reward == -10);
  CHECK(taxi_at({2, 2, 4, 2}).step(Taxi::drop_off).reward == -10);
  CHECK(taxi_at({0, 0, 1, 0}).step(Taxi::drop_off).reward == -10);
  Taxi env = taxi_at({0, 0, 4, 2});  // another place than the destination
  const auto step = env.step(Taxi::drop_off);
  CHECK(step.reward == -1);
  CHECK_FALSE(step.done());
  CHECK(env.scene() == Scene{0, 0, 0, 2});
}

TEST_CASE("Taxi: in the rain one move in five drifts, but not where the way ahead is blocked") {
  const Taxi env({.rainy = true});
  const auto drift = env.table().at(Taxi::encode({2, 2, 0, 1}), Taxi::south);
  REQUIRE(drift.size() == 3);
  CHECK(drift[0].next == Taxi::encode({3, 2, 0, 1}));
  CHECK(drift[0].probability == 0.8);
  CHECK(drift[1].next == Taxi::encode({2, 3, 0, 1}));  // its left is east
  CHECK(drift[1].probability == doctest::Approx(0.1));
  CHECK(drift[2].next == Taxi::encode({2, 1, 0, 1}));
  for (const Transition& t : env.table().at(Taxi::encode({4, 2, 0, 1}), Taxi::south)) {
    CHECK(t.next == Taxi::encode({4, 2, 0, 1}));
  }
  CHECK(env.table().at(0, Taxi::pick_up).size() == 1);
  CHECK_THROWS_AS(Taxi({.rainy_probability = 1.1}), ConfigError);
  CHECK_THROWS_AS(Taxi({.fickle_probability = -0.1}), ConfigError);
}

TEST_CASE("Taxi: a fickle passenger changes their mind once, on the first stretch") {
  const Scene riding{2, 2, Taxi::aboard, 1};
  std::set<int> destinations;
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    Taxi env({.fickle = true, .fickle_probability = 1});
    env.reset(seed);
    env.set_state(Taxi::encode(riding));
    env.step(Taxi::pick_up);  // no stretch
    CHECK(env.scene() == riding);
    const auto step = env.step(Taxi::east);
    CHECK(step.observation == env.state());
    const int chosen = env.scene().destination;
    destinations.insert(chosen);
    env.step(Taxi::west);
    CHECK(env.scene().destination == chosen);
  }
  CHECK(destinations == std::set<int>{0, 2, 3});
}

TEST_CASE("Taxi: three of ten fickle passengers change their mind") {
  Taxi env({.fickle = true});
  int changed = 0;
  env.reset(0);
  for (int i = 0; i < 4000; ++i) {
    env.reset();
    env.set_state(Taxi::encode({2, 2, Taxi::aboard, 1}));
    env.step(Taxi::east);
    changed += env.scene().destination != 1;
  }
  CHECK(std::abs(changed - 1200) < 145);  // 5 deviations
}

TEST_CASE("Taxi: which actions do something") {
  CHECK(taxi_at({2, 2, 0, 1}).action_mask() == Mask{true, true, true, true, false, false});
  CHECK(taxi_at({0, 0, 0, 1}).action_mask() == Mask{true, false, true, false, true, false});
  CHECK(taxi_at({0, 0, 4, 1}).action_mask() == Mask{true, false, true, false, false, true});
  CHECK(taxi_at({0, 1, 4, 1}).action_mask() == Mask{true, false, false, true, false, false});
  Taxi env = taxi_at({0, 1, 4, 1});
  Rng rng(1);
  for (int i = 0; i < 20; ++i) {
    const int a = env.action_space().sample(rng, env.action_mask());
    CHECK((a == Taxi::south || a == Taxi::west));
  }
}

TEST_CASE("Taxi: 300 starts, the passenger not where they want to go") {
  const Taxi env;
  int starts = 0;
  for (int s = 0; s < 500; ++s) {
    const Scene scene = Taxi::decode(s);
    const bool is_start = scene.passenger < 4 && scene.passenger != scene.destination;
    CHECK((env.start_distribution()[static_cast<std::size_t>(s)] > 0) == is_start);
    starts += is_start;
  }
  CHECK(starts == 300);
}

TEST_CASE("Taxi: the picture shows the taxi, its passenger and the flag") {
  const auto painted = [](const Scene& scene) {
    Canvas canvas(220, 220);  // cells of 40 pixels from 10
    taxi_at(scene).draw(canvas);
    return canvas;
  };
  const Colour body{240, 190, 52}, coat{126, 88, 158}, cloth{196, 68, 60};
  CHECK(painted({2, 2, 0, 3}).pixel(110, 117) == body);
  CHECK(painted({1, 3, 0, 3}).pixel(150, 77) == body);
  CHECK(painted({2, 2, 0, 3}).pixel(42, 39) == coat);    // waits at red
  CHECK(painted({2, 2, 4, 3}).pixel(110, 111) == coat);  // rides
  CHECK(painted({2, 2, 0, 3}).pixel(151, 185) == cloth);
  CHECK_FALSE(painted({2, 2, 0, 2}).pixel(151, 185) == cloth);
}

TEST_CASE("Taxi: notes are those of the present passenger and destination") {
  const Taxi env = taxi_at({2, 2, 1, 3});
  GridNotes notes{.values = std::vector<double>(500), .policy = std::vector<double>(3000)};
  notes.values[static_cast<std::size_t>(Taxi::encode({1, 1, 1, 3}))] = 1;
  notes.values[static_cast<std::size_t>(Taxi::encode({1, 2, 0, 3}))] = 1;
  Canvas canvas(220, 220);
  env.draw(canvas, notes);
  CHECK(canvas.pixel(53, 53) == Colour{112, 176, 206});
  CHECK(canvas.pixel(93, 53) == Colour{247, 243, 230});
  CHECK_THROWS_AS(env.draw(canvas, {.policy = {1}}), ShapeError);
  for (const auto& [width, height] : {std::pair{1, 1}, {3, 500}, {500, 3}}) {
    Canvas small(width, height, {1, 2, 3});
    env.draw(small);
    CHECK_FALSE(small.pixel(0, 0) == Colour{1, 2, 3});
    env.draw(small, notes);
  }
}
